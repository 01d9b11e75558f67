import { spellingOf } from "../../catalog/conditionKeys.ts";
import { nameOf } from "../../evaluate/callerContext.ts";
import type { Request } from "../../evaluate/request.ts";
import { isEncryptionKey } from "./pinnedKeys.ts";

/** What an upload has that another one of its row has not, as "one …" goes on: `by arn:…, without aws:SourceVpce`. */
export function setApart(upload: Request, other: Request): string {
  const keys = [...new Set([...upload.context.keys(), ...other.context.keys()])];
  const parts = [
    nameOf(upload.caller) === nameOf(other.caller) ? [] : `by ${nameOf(upload.caller)}`,
    upload.resource === other.resource ? [] : `of ${upload.resource}`,
    ...keys.filter((key) => !isEncryptionKey(key)).map((key) => valuesOf(key, upload, other)),
  ];
  return parts.flat().join(", ");
}

function valuesOf(key: string, upload: Request, other: Request): readonly string[] {
  const [values, others] = [upload, other].map(({ context }) => context.get(key)?.join(", "));
  if (values === others) return [];
  const name = spellingOf(key);
  return [values === undefined ? `without ${name}` : `with ${name} = ${values}`];
}
