/** The bytes that AWS takes of a policy at most. Source: the quotas in the guides of KMS and S3. */
export const policySizes = { "kms-key-policy": 32_768, "s3-bucket-policy": 20_480 } as const;
