import { bucketOf, parseArn } from "./arn.ts";
import type { Policy } from "./policy.ts";

/** The ARNs of the buckets that a policy's resources name outright, each once, in the order of the document. */
export function bucketArnsIn(policy: Policy): readonly string[] {
  return policy.once(findBucketArns);
}

function findBucketArns({ statements }: Policy): readonly string[] {
  const values = new Set(
    statements.flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? []),
  );
  const arns = [...values].flatMap((value) => {
    const bucket = bucketOf(value);
    return bucket === undefined ? [] : `arn:${parseArn(value)?.partition ?? "aws"}:s3:::${bucket}`;
  });
  return [...new Set(arns)];
}
