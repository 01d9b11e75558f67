import { keyId, rightKey } from "./uploadDenies.ts";
import { bucketStatement, keyStatement, policyOf } from "./statements.ts";

/** Documents of one set that agree in all that a case does not change. */
export { rightKey };
export const otherKey = rightKey.replace("0d99", "1d99");

const ACCOUNT = "111122223333";
export const root = `arn:aws:iam::${ACCOUNT}:root`;
export const writer = `arn:aws:iam::${ACCOUNT}:role/LedgerWriter`;
export const administrator = `arn:aws:iam::${ACCOUNT}:role/KeyAdministrator`;

/** A bucket policy that pins a key, with statements besides. */
export function bucketPolicy(key: string = rightKey, ...others: readonly object[]): object {
  const deny = bucketStatement({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Condition: { ArnNotEquals: { [keyId]: key } },
  });
  return policyOf(deny, ...others);
}

/** A key policy with an administrator, a user, and what else the user's statement has. */
export function keyPolicy(members: object = {}, ...others: readonly object[]): object {
  return policyOf(
    keyStatement({ Principal: { AWS: administrator }, Action: ["kms:PutKeyPolicy", "kms:DescribeKey"] }),
    keyStatement({ Principal: { AWS: writer }, Action: ["kms:Decrypt", "kms:GenerateDataKey"], ...members }),
    ...others,
  );
}

export function encryption(key: string = rightKey): object {
  return { Rules: [encryptionRule(key)] };
}

/** The same where some kinds of encryption are blocked. */
export function encryptionThatBlocks(...types: readonly string[]): object {
  return { Rules: [{ ...encryptionRule(rightKey), BlockedEncryptionTypes: { EncryptionType: types } }] };
}

function encryptionRule(key: string): object {
  const byDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: key };
  return { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true };
}

/** The other documents of a case, by their names. */
type Others = Readonly<
  Record<
    string,
    { readonly kind: "kms-key-policy" | "s3-bucket-policy" | "s3-bucket-encryption"; readonly policy: object }
  >
>;

export function withBucketPolicy(policy: object): Others {
  return { "bucket.json": { kind: "s3-bucket-policy", policy } };
}

export function withKeyPolicy(policy: object): Others {
  return { "key.json": { kind: "kms-key-policy", policy } };
}

export function withEncryption(policy: object): Others {
  return { "encryption.json": { kind: "s3-bucket-encryption", policy } };
}
