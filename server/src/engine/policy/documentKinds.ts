/** The documents that Latchkey reads. */
export const documentKinds = ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"] as const;
export type DocumentKind = (typeof documentKinds)[number];
