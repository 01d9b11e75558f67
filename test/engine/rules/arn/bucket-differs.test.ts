import { bucketDiffers } from "../../../../server/src/engine/rules/arn/bucket-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketPolicy, keyPolicy, withBucketPolicy, withKeyPolicy } from "../../../support/setDocuments.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const forContexts = (...arns: readonly string[]): object =>
  keyPolicy({ Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": arns } } });
const sid = (name: string): object => ({ Sid: name });

testRule(bucketDiffers, {
  passes: {
    "a key policy by itself": forContexts("arn:aws:s3:::archive/*"),
    "the set's bucket": {
      policy: forContexts("arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "the set's bucket among others": {
      policy: forContexts("arn:aws:s3:::archive/*", "arn:aws:s3:::ledger/*"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "buckets by pattern": {
      policy: forContexts("arn:aws:s3:::led*/*"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a bucket that a variable names": {
      policy: forContexts("arn:aws:s3:::${aws:PrincipalTag/bucket}/*"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a policy of two buckets": {
      policy: forContexts("arn:aws:s3:::archive/*"),
      others: withBucketPolicy(
        bucketPolicy(undefined, bucketStatement({ Resource: "arn:aws:s3:::books/*" })),
      ),
    },
    "no bucket in the key policy": { policy: keyPolicy(), others: withBucketPolicy(bucketPolicy()) },
  },
  fails: {
    "another bucket": {
      policy: forContexts("⟦arn:aws:s3:::legder⟧", "arn:aws:s3:::legder/*"),
      others: withBucketPolicy(bucketPolicy()),
      message:
        "This lets S3 use the key for the bucket legder, but bucket.json is the policy of ledger. S3 names the bucket in every request to KMS, so none for this bucket meets that condition.",
      related: ['"arn:aws:s3:::ledger/*"'],
      fixes: [
        {
          title: 'Use "ledger" here, as bucket.json does',
          access: "wider",
          text: forContexts("arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"),
        },
        {
          title: 'Use "legder" in bucket.json, too',
          access: "wider",
          text: forContexts("arn:aws:s3:::legder", "arn:aws:s3:::legder/*"),
          others: {
            "bucket.json": JSON.stringify(bucketPolicy(), undefined, 2).replaceAll("ledger", "legder"),
          },
        },
      ],
    },
    "the same, seen from the bucket": {
      policy: policyOf(bucketStatement({ ...sid("One"), Resource: "⟦arn:aws:s3:::ledger/*⟧" })),
      kind: "s3-bucket-policy",
      others: withKeyPolicy(forContexts("arn:aws:s3:::legder/*")),
      message:
        "This is the policy of the bucket ledger, but key.json lets S3 use the key for legder. S3 names the bucket in every request to KMS, so none for this bucket meets that condition.",
      related: ['"arn:aws:s3:::legder/*"'],
    },
  },
});
