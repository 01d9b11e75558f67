import type { Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import { contextsNamedBy } from "../../set/mentions.ts";
import { declaredBucketSide } from "../declaredSides.ts";
import { differenceProblems, type Subject } from "../differences.ts";
import { bucketPatternIn, bucketSide, withBucket } from "../setSides.ts";
import { bucketSourceSide, keySourceSide } from "../sourceSides.ts";
import type { Side } from "../sides.ts";

export const bucketDiffers: Rule = {
  id: "arn/bucket-differs",
  summary: "The key policy lets S3 use the key for another bucket than the set's",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  comparesDocuments: true,

  *check(policy) {
    yield* differenceProblems(policy, bucket);
    yield* differenceProblems(policy, source);
  },
};

const bucket: Subject = {
  read: { "kms-key-policy": contextSide, "s3-bucket-policy": bucketSide },
  message: ({ policy, mine, theirs, other }) =>
    (policy.kind === "kms-key-policy"
      ? `This lets S3 use the key for the bucket ${mine.value}, but ${other.name} is the policy of ${theirs.value}. `
      : `This is the policy of the bucket ${mine.value}, but ${other.name} lets S3 use the key for ${theirs.value}. `) +
    "S3 names the bucket in every request to KMS, so none for this bucket meets that condition.",
  declared: {
    read: declaredBucketSide,
    message: ({ policy, mine, right, isDeclared }) =>
      policy.kind === "kms-key-policy"
        ? `This lets S3 use the key for the bucket ${mine.value}, but the bucket ${right.value} ${isDeclared}. ` +
          "S3 names the bucket in every request to KMS, so none for that bucket meets this condition."
        : `This is the policy of the bucket ${mine.value}, but the bucket ${right.value} ${isDeclared}. ` +
          "A bucket takes no policy that names another one, so one of the two is mistaken.",
  },
};

/** What S3 does of its own accord, as to deliver inventories, it does on behalf of a bucket, which may be another. */
const source: Subject = {
  read: { "kms-key-policy": keySourceSide, "s3-bucket-policy": bucketSourceSide },
  severity: "information",
  message: ({ policy, mine, theirs, other }) =>
    (policy.kind === "kms-key-policy"
      ? `This lets S3 use the key on behalf of the bucket ${mine.value}, but ${other.name} is the policy of ${theirs.value} and lets S3 write for no such bucket. `
      : `This is the policy of the bucket ${mine.value} and lets S3 write for no other, but ${other.name} lets S3 use the key on behalf of ${theirs.value}. `) +
    "Unless the key serves another bucket, too, one of the two names is mistaken.",
};

function contextSide(policy: Policy): Side | undefined {
  const mentions = contextsNamedBy(policy);
  const buckets = mentions.map(({ value }) => bucketPatternIn(value));
  const [value] = buckets;
  if (value === undefined || buckets.includes(undefined)) return undefined;
  return {
    value,
    accepted: buckets.flatMap((each) => each ?? []),
    mentions: mentions.filter((_, index) => buckets[index] === value),
    rewrite: withBucket,
  };
}
