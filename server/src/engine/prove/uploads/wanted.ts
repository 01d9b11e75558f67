import type { DefaultEncryption, Surroundings } from "../../policy/surroundings.ts";
import { mayNameKey } from "../../policy/keyNames.ts";
import type { UploadRow } from "./readings.ts";

/** What a policy that enforces one key wants of a kind of uploads; undefined where it may be either. */
export function wantedVerdict(
  row: UploadRow,
  { profile, allowDsse }: Surroundings,
  rightKeys: readonly string[],
  byDefault: DefaultEncryption | undefined,
): "open" | "closed" | undefined {
  switch (row) {
    case "no-header":
      return profile === "defaultEncryption" && mayBeRight(byDefault, rightKeys, allowDsse)
        ? undefined
        : "closed";
    case "dsse-right-key":
      return allowDsse ? undefined : "closed";
    default:
      return wanted[row];
  }
}

const wanted: Readonly<Partial<Record<UploadRow, "open" | "closed">>> = {
  aes256: "closed",
  "kms-no-key-id": "closed",
  "kms-other-key-same-account": "closed",
  "kms-other-key-other-account": "closed",
  "sse-c": "closed",
  "kms-right-key": "open",
};

/** Whether the bucket's default chooses a right key. What nobody but AWS knows has the benefit of the doubt. */
function mayBeRight(
  byDefault: DefaultEncryption | undefined,
  rightKeys: readonly string[],
  allowDsse: boolean,
): boolean {
  if (byDefault === undefined) return true;
  const { algorithm, keyId } = byDefault;
  const isKms = algorithm === "aws:kms" || (algorithm === "aws:kms:dsse" && allowDsse);
  return isKms && keyId !== undefined && rightKeys.some((key) => mayNameKey(keyId, key));
}
