import { ownBucketArnsIn } from "../policy/namedBuckets.ts";
import type { Policy } from "../policy/policy.ts";

/** The ARN of the bucket that a policy names outright, whichever of its statements does so first. */
export function bucketArnOf(policy: Policy): string | undefined {
  return ownBucketArnsIn(policy)[0];
}
