import type { DocumentKindName } from "../../../server/src/protocol.ts";

/** What imported documents are called, so that they are known by their names too. */
export const fileNames: Readonly<Record<DocumentKindName, string>> = {
  "kms-key-policy": "key-policy.json",
  "s3-bucket-policy": "bucket-policy.json",
  "s3-bucket-encryption": "bucket-encryption.json",
};
