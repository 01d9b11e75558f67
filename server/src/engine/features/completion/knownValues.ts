import { encryptionTypes } from "../../catalog/encryptionTypes.ts";

const encryptionAlgorithms = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"];
const keySpecs = [
  "SYMMETRIC_DEFAULT",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "ECC_NIST_P256",
  "ECC_NIST_P384",
  "ECC_NIST_P521",
  "ECC_SECG_P256K1",
  "HMAC_224",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
];
const keyUsages = ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"];

/** What condition keys with a fixed set of values hold, by the key's name in lower case; the usual ones first. */
export const knownValues: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:principaltype", ["Account", "User", "AssumedRole", "FederatedUser", "Anonymous"]],
  ["kms:customermasterkeyspec", keySpecs],
  ["kms:customermasterkeyusage", keyUsages],
  ["kms:encryptionalgorithm", encryptionAlgorithms],
  ["kms:expirationmodel", ["KEY_MATERIAL_EXPIRES", "KEY_MATERIAL_DOES_NOT_EXPIRE"]],
  ["kms:grantconstrainttype", ["EncryptionContextEquals", "EncryptionContextSubset"]],
  [
    "kms:grantoperations",
    [
      "Decrypt",
      "Encrypt",
      "GenerateDataKey",
      "GenerateDataKeyWithoutPlaintext",
      "ReEncryptFrom",
      "ReEncryptTo",
      "CreateGrant",
      "RetireGrant",
      "DescribeKey",
    ],
  ],
  ["kms:keyorigin", ["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", "EXTERNAL_KEY_STORE"]],
  ["kms:keyspec", keySpecs],
  ["kms:keyusage", keyUsages],
  ["kms:messagetype", ["RAW", "DIGEST"]],
  ["kms:multiregionkeytype", ["PRIMARY", "REPLICA"]],
  ["s3:authtype", ["REST-HEADER", "REST-QUERY-STRING", "POST"]],
  ["s3:object-lock-legal-hold", ["ON", "OFF"]],
  ["s3:object-lock-mode", ["GOVERNANCE", "COMPLIANCE"]],
  ["s3:signatureversion", ["AWS4-HMAC-SHA256", "AWS"]],
  ["s3:tlsversion", ["1.2", "1.3"]],
  [
    "s3:x-amz-acl",
    [
      "private",
      "bucket-owner-full-control",
      "bucket-owner-read",
      "public-read",
      "public-read-write",
      "authenticated-read",
      "aws-exec-read",
      "log-delivery-write",
    ],
  ],
  ["s3:x-amz-content-sha256", ["UNSIGNED-PAYLOAD"]],
  ["s3:x-amz-metadata-directive", ["COPY", "REPLACE"]],
  ["s3:x-amz-object-ownership", ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"]],
  ["s3:x-amz-server-side-encryption", encryptionTypes],
  ["s3:x-amz-server-side-encryption-customer-algorithm", ["AES256"]],
  [
    "s3:x-amz-storage-class",
    [
      "STANDARD",
      "INTELLIGENT_TIERING",
      "STANDARD_IA",
      "ONEZONE_IA",
      "GLACIER_IR",
      "GLACIER",
      "DEEP_ARCHIVE",
      "REDUCED_REDUNDANCY",
    ],
  ],
]);
