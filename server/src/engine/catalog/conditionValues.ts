import data from "./conditionValues.json";
import { encryptionTypes } from "./encryptionTypes.ts";

/**
 * Values that no list of AWS's SDK has, after "AWS global condition context keys" in the IAM User Guide, "Condition
 * keys for AWS KMS", and "Bucket policy examples using condition keys" and "Authenticating requests" of S3.
 */
const described: Readonly<Record<string, readonly string[]>> = {
  "aws:principaltype": ["Account", "User", "AssumedRole", "FederatedUser", "Anonymous"],
  "kms:grantconstrainttype": ["EncryptionContextEquals", "EncryptionContextSubset"],
  "s3:authtype": ["REST-HEADER", "REST-QUERY-STRING", "POST"],
  "s3:signatureversion": ["AWS4-HMAC-SHA256", "AWS"],
  "s3:tlsversion": ["1.2", "1.3"],
  "s3:x-amz-content-sha256": ["UNSIGNED-PAYLOAD"],
  // The SDK's list also has what other services alone encrypt with.
  "s3:x-amz-server-side-encryption": encryptionTypes,
  "s3:x-amz-server-side-encryption-customer-algorithm": ["AES256"],
};

/** What stands first where it is among the values. */
const usual: readonly string[] = [
  "SYMMETRIC_DEFAULT",
  "ENCRYPT_DECRYPT",
  "AWS_KMS",
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "private",
  "bucket-owner-full-control",
  "STANDARD",
];

/** What condition keys with a fixed set of values hold, by the key's name in lower case; the usual ones first. */
export const conditionValues: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(data.values).map(([key, values]) => [key, usualFirst(values)] as const),
  ...Object.entries(described),
]);

function usualFirst(values: readonly string[]): readonly string[] {
  const known = usual.filter((value) => values.includes(value));
  return [...known, ...values.filter((value) => !known.includes(value))];
}
