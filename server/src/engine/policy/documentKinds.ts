/** The documents that Latchkey reads. */
export const documentKinds = ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What they are called in the middle of a sentence. */
export const documentNouns: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "key policy",
  "s3-bucket-policy": "bucket policy",
  "s3-bucket-encryption": "bucket encryption",
};

/** The same of one document: "is a key policy". */
export const oneDocument: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "a key policy",
  "s3-bucket-policy": "a bucket policy",
  "s3-bucket-encryption": "a bucket encryption document",
};
