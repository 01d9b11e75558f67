import { bucketOf, parseArn } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";

/** The ARN of the bucket that a policy names outright, whichever of its statements does so first. */
export function bucketArnOf(policy: Policy): string | undefined {
  for (const { value } of policy.statements.flatMap(({ resource }) => resource?.values ?? [])) {
    const bucket = bucketOf(value);
    if (bucket !== undefined) return `arn:${parseArn(value)?.partition ?? "aws"}:s3:::${bucket}`;
  }
  return undefined;
}
