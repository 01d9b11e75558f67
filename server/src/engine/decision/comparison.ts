/** One dimension in which the two kinds of key differ, or do not. */
export interface ComparisonRow {
  readonly dimension: string;
  readonly awsManaged: string;
  readonly customerManaged: string;
  /** What is often said of it and is not so, or not any more. */
  readonly correction?: string;
  /** Where AWS says so. */
  readonly source: string;
}

/** When the sources were read: year, month, day. */
export const comparisonDate = "2026-11-23";

const kms = "https://docs.aws.amazon.com/kms/latest/developerguide/";
const s3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/";

/** The two kinds of key by dimension, as things stood on `comparisonDate`. */
export const keyComparison: readonly ComparisonRow[] = [
  {
    dimension: "Who creates it",
    awsManaged: "AWS, when it is first used in an account and Region",
    customerManaged: "You",
    correction: "Choosing SSE-KMS for a bucket does not create aws/s3; its first use does.",
    source: `${kms}concepts.html`,
  },
  {
    dimension: "Key policy",
    awsManaged: "Written by AWS: it can be read, but not changed",
    customerManaged: "Yours to write",
    correction: "Often said to be invisible; GetKeyPolicy shows it.",
    source: `${kms}key-policy-viewing.html`,
  },
  {
    dimension: "Rotation",
    awsManaged: "Every year, by AWS",
    customerManaged: "Your choice: every 90 to 2560 days, 365 unless told otherwise, and on demand",
    correction: "Every three years was true of AWS managed keys until May 2022.",
    source: `${kms}rotate-keys.html`,
  },
  {
    dimension: "Access from other accounts",
    awsManaged: "None",
    customerManaged: "Where the key policy and the other account's IAM policies allow it",
    source: `${kms}key-policy-modifying-external-accounts.html`,
  },
  {
    dimension: "Replication to another Region",
    awsManaged: "Within one account",
    customerManaged: "Within and across accounts, with a key in each Region",
    source: `${s3}replication-config-for-kms-objects.html`,
  },
  {
    dimension: "Audit by CloudTrail",
    awsManaged: "Requests to KMS are logged",
    customerManaged: "Requests to KMS are logged",
    correction:
      "With a Bucket Key far fewer requests are logged, for either kind, and they name the bucket instead of the object.",
    source: `${s3}bucket-key.html`,
  },
  {
    dimension: "Disabling and deleting",
    awsManaged: "Not possible",
    customerManaged: "Disabled at once; deleted after 7 to 30 days",
    source: `${kms}deleting-keys.html`,
  },
  {
    dimension: "Cost",
    awsManaged: "Requests",
    customerManaged:
      "Requests, a fee per key and month, and a surcharge after each of the first two rotations",
    source: "https://aws.amazon.com/kms/pricing/",
  },
  {
    dimension: "S3 Bucket Key",
    awsManaged: "Yes: up to 99 % fewer requests to KMS",
    customerManaged: "Yes: up to 99 % fewer requests to KMS",
    correction: "Without a Bucket Key each upload and download asks KMS. With one, most do not.",
    source: `${s3}bucket-key.html`,
  },
];
