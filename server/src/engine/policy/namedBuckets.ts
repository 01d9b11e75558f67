import { bucketOf, parseArn } from "./arn.ts";
import type { Policy } from "./policy.ts";

/** The ARNs of the buckets that a policy's resources name outright, each once, in the order of the document. */
export function bucketArnsIn(policy: Policy): readonly string[] {
  return policy.once(findBucketArns);
}

function findBucketArns({ statements }: Policy): readonly string[] {
  const arns = new Set<string>();
  for (const { resource } of statements)
    for (const { value } of resource?.values ?? []) {
      const bucket = bucketOf(value);
      if (bucket !== undefined) arns.add(`arn:${parseArn(value)?.partition ?? "aws"}:s3:::${bucket}`);
    }
  return [...arns];
}
