import { isKeyId, parseArn } from "./arn.ts";
import { hasWildcard, matchesGlob } from "./glob.ts";

/** Whether a value names the key that AWS manages for S3, by its alias or the ARN of that. */
export function isS3ManagedKey(keyId: string): boolean {
  return /^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\/aws\/s3$/.test(keyId);
}

/**
 * Whether what a bucket calls its key by may be the key of an ARN, or one of a pattern for ARNs. An id is that of no
 * other key, and an alias leads to a key of its own account and Region, nobody but AWS knows which.
 */
export function mayNameKey(name: string, keyArn: string): boolean {
  const [named, key] = [parseArn(name), parseArn(keyArn)];
  if (key === undefined || isS3ManagedKey(name)) return false;
  if (named === undefined) return !isKeyId(name) || matchesGlob(`key/${name}`, key.resource);
  if (named.resource.startsWith("key/")) return matchesGlob(name, keyArn);
  return (["partition", "region", "account"] as const).every(
    (part) => hasWildcard(key[part]) || !/^[\w-]+$/.test(named[part]) || named[part] === key[part],
  );
}
