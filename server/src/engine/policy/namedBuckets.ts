import { isSampleBucket } from "./sampleBuckets.ts";
import { bucketOf, parseArn } from "./arn.ts";
import type { Policy } from "./policy.ts";

/** The ARNs of the buckets that a policy's resources name outright, each once, in the order of the document. */
export function bucketArnsIn(policy: Policy): readonly string[] {
  return [...policy.once(countBucketArns).keys()];
}

/**
 * Those of them that can be the policy's own: the bucket of its set, or else the one that is named most often, names in
 * AWS's samples aside. A policy can be of one bucket alone, so that another name is a slip, and no uploads to it are to
 * be asked about. All of them where none is named more often than the others.
 */
export function ownBucketArnsIn(policy: Policy): readonly string[] {
  return policy.once(findOwnBucketArns);
}

function findOwnBucketArns(policy: Policy): readonly string[] {
  const counts = policy.once(countBucketArns);
  const arns = [...counts.keys()];
  const ofSet = arns.filter((arn) => bucketOf(arn) === policy.surroundings.set?.bucket);
  if (ofSet.length > 0) return ofSet;
  const real = arns.filter((arn) => !isSampleBucket(bucketOf(arn) ?? ""));
  const possible = real.length > 0 ? real : arns;
  const most = possible.reduce((found, arn) => Math.max(found, counts.get(arn) ?? 0), 0);
  const main = possible.filter((arn) => counts.get(arn) === most);
  return main.length > 1 ? possible : main;
}

/** How many statements name each. */
function countBucketArns({ statements }: Policy): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of statements) {
    const arns = new Set(resource?.values.map(({ value }) => bucketArnIn(value)));
    for (const arn of arns) if (arn !== undefined) counts.set(arn, (counts.get(arn) ?? 0) + 1);
  }
  return counts;
}

function bucketArnIn(value: string): string | undefined {
  const bucket = bucketOf(value);
  return bucket === undefined ? undefined : `arn:${parseArn(value)?.partition ?? "aws"}:s3:::${bucket}`;
}
