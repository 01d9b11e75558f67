/** The ways in which S3 encrypts, as requests and bucket encryption documents name them; the usual one first. */
export const encryptionTypes: readonly string[] = ["aws:kms", "AES256", "aws:kms:dsse"];

/** What other services of AWS store with besides, in buckets of theirs. */
export const serviceEncryptionTypes: readonly string[] = ["aws:fsx", "aws:backup"];

/** What a bucket can refuse besides by its policy: keys that clients bring along, or nothing. */
export const blockableTypes: readonly string[] = ["SSE-C", "NONE"];
