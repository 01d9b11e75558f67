import { toLink } from "./markdown.ts";

/** The terms of S3 and KMS, under the words of a document that they explain, or under its kind. */
export const glossary: ReadonlyMap<string, string> = new Map([
  [
    "AES256",
    `**SSE-S3**: S3 encrypts with keys of its own. No key policy guards them, and no request to KMS is made or logged.\n\n${toLink("SSE-S3", "AmazonS3/latest/userguide/UsingServerSideEncryption.html")}`,
  ],
  [
    "aws:kms",
    `**SSE-KMS**: S3 encrypts each object with a data key, and KMS encrypts the data key with a KMS key (envelope encryption). Readers need the right to use that key as well as the right to the object.\n\n${toLink("SSE-KMS", "AmazonS3/latest/userguide/UsingKMSEncryption.html")}`,
  ],
  [
    "aws:kms:dsse",
    `**DSSE-KMS**: two layers of encryption, the data keys of which come from KMS. It knows no S3 Bucket Key.\n\n${toLink("DSSE-KMS", "AmazonS3/latest/userguide/UsingDSSEncryption.html")}`,
  ],
  [
    "BucketKeyEnabled",
    `**S3 Bucket Key**: S3 keeps one short-lived key for the bucket and makes data keys from it, so that most requests need no call to KMS. Such calls name the bucket, not the object, in their encryption context.\n\n${toLink("S3 Bucket Keys", "AmazonS3/latest/userguide/bucket-key.html")}`,
  ],
  [
    "kms:EnableKeyRotation",
    `**Key rotation**: KMS gives the key new material at set times. Its ARN stays, older material is kept, and nothing needs to be encrypted again.\n\n${toLink("Rotating keys", "kms/latest/developerguide/rotate-keys.html")}`,
  ],
  [
    "SSE-C",
    `**SSE-C**: the client sends a key of its own with each upload and each download, and S3 keeps none. No key policy has a say.\n\n${toLink("SSE-C", "AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html")}`,
  ],
  [
    "kms-key-policy",
    `**Key policy**: every KMS key has exactly one. Nobody may use or administer the key unless it says so, and IAM policies count only where it lets them.\n\n${toLink("Key policies", "kms/latest/developerguide/key-policies.html")}`,
  ],
  [
    "s3-bucket-policy",
    `**Bucket policy**: it says who may do what with the bucket and its objects, other accounts included. Its Deny overrules every IAM policy.\n\n${toLink("Bucket policies", "AmazonS3/latest/userguide/bucket-policies.html")}`,
  ],
]);
