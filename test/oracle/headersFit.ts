import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { readKeyArn } from "./constantWorlds.ts";
import type { Headers, KeyId } from "./rows.ts";

const sse = "s3:x-amz-server-side-encryption";

/** Whether an upload has such headers. */
export function headersFit({ context }: Request, headers: Headers): boolean {
  const value = (key: string): string | undefined => context.get(key)?.[0];
  return (
    value(sse) === headers.algorithm &&
    value(`${sse}-customer-algorithm`) === headers.customerAlgorithm &&
    keyIdFits(value(`${sse}-aws-kms-key-id`), headers.keyId)
  );
}

function keyIdFits(value: string | undefined, keyId: KeyId | undefined): boolean {
  if (value === undefined || keyId === undefined) return value === keyId;
  if ("exactly" in keyId) return value === keyId.exactly;
  if ("aliasBehind" in keyId) return value.startsWith(`${keyId.aliasBehind}alias/`);
  const key = readKeyArn(value);
  if (key === undefined || keyId.otherThan.includes(key.id)) return false;
  return keyId.of.accounts.includes(key.account) !== keyId.of.isNegated;
}
