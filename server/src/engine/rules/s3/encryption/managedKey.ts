/** Whether a value names the key that AWS manages for S3, by its alias or the ARN of that. */
export function isS3ManagedKey(keyId: string): boolean {
  return /^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\/aws\/s3$/.test(keyId);
}
