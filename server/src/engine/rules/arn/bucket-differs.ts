import type { Rule } from "../../lint/rule.ts";
import { bucketOf, parseArn } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
import { bucketMentionsIn, bucketNamedBy, contextsNamedBy } from "../../set/mentions.ts";
import { differenceProblems, type Side, type Subject } from "../differences.ts";
import { withBucket } from "../setSides.ts";

export const bucketDiffers: Rule = {
  id: "arn/bucket-differs",
  summary: "The key policy lets S3 encrypt for another bucket than the set's",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) => differenceProblems(policy, bucket),
};

const bucket: Subject = {
  read: { "kms-key-policy": contextSide, "s3-bucket-policy": bucketSide },
  message: ({ policy, mine, theirs, other }) =>
    (policy.kind === "kms-key-policy"
      ? `This lets S3 use the key for the bucket ${mine.value}, but ${other.name} is the policy of ${theirs.value}. `
      : `This is the policy of the bucket ${mine.value}, but ${other.name} lets S3 use the key for ${theirs.value}. `) +
    "S3 names the bucket in every request to KMS, so none for this bucket meets that condition.",
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

/** The bucket of an ARN, wildcards included; undefined where nobody knows what it stands for. */
function bucketPatternIn(value: string): string | undefined {
  const arn = parseArn(value);
  if (value.includes("${") || placeholderIn(value) !== undefined) return undefined;
  return arn === undefined ? (/^[*?]+$/.test(value) ? "*" : undefined) : arn.resource.split("/", 1)[0];
}

function bucketSide(policy: Policy): Side | undefined {
  const value = bucketNamedBy(policy);
  if (value === undefined) return undefined;
  return {
    value,
    mentions: bucketMentionsIn(policy).filter((mention) => bucketOf(mention.value) === value),
    rewrite: withBucket,
  };
}
