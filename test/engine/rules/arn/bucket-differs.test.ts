import { bucketDiffers } from "../../../../server/src/engine/rules/arn/bucket-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketPolicy, keyPolicy, withBucketPolicy, withKeyPolicy } from "../../../support/setDocuments.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";

const forContexts = (...arns: readonly string[]): object =>
  keyPolicy({ Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": arns } } });
const letS3 = (arn: string | undefined, others: object): object => ({
  Principal: { Service: "s3.amazonaws.com" },
  Condition: {
    StringEquals: { "aws:SourceAccount": "111122223333" },
    ...(arn !== undefined && { ArnLike: { "aws:SourceArn": arn } }),
  },
  ...others,
});
const keyForSource = (arn: string): object =>
  keyPolicy({}, keyStatement(letS3(arn, { Action: "kms:GenerateDataKey" })));
const bucketForSource = (arn?: string): object =>
  bucketPolicy(undefined, bucketStatement(letS3(arn, { Action: "s3:PutObject" })));
const onBehalf =
  "This lets S3 use the key on behalf of the bucket legder, but bucket.json is the policy of ledger and lets S3 write for no such bucket. Unless the key serves another bucket, too, one of the two names is mistaken.";
const sid = (name: string): object => ({ Sid: name });
const books = { name: "books", keyPolicy: "this", bucket: "ledger" };

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
    "S3 on behalf of the set's bucket": {
      policy: keyForSource("arn:aws:s3:::ledger"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "S3 on behalf of a bucket whose inventories the set's takes": {
      policy: keyForSource("arn:aws:s3:::books"),
      others: withBucketPolicy(bucketForSource("arn:aws:s3:::b*")),
    },
    "S3 on behalf of any bucket, as far as the bucket says": {
      policy: keyForSource("arn:aws:s3:::books"),
      others: withBucketPolicy(bucketForSource()),
    },
    "a source that is no bucket": {
      policy: keyForSource("arn:aws:cloudtrail:eu-west-1:111122223333:trail/books"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a source that is yet to be filled in": {
      policy: keyForSource("arn:aws:s3:::<bucket>"),
      others: withBucketPolicy(bucketPolicy()),
    },
    "another service on behalf of a bucket": {
      policy: keyPolicy(
        {},
        keyStatement({
          ...letS3("arn:aws:s3:::books", { Action: "kms:GenerateDataKey" }),
          Principal: { Service: "macie.amazonaws.com" },
        }),
      ),
      others: withBucketPolicy(bucketPolicy()),
    },
    "no bucket in the key policy": { policy: keyPolicy(), others: withBucketPolicy(bucketPolicy()) },
    "the bucket that is declared": {
      policy: forContexts("arn:aws:s3:::archive/*", "arn:aws:s3:::ledger/*"),
      sets: [books],
    },
    "S3 on behalf of another bucket than is declared, which may take its inventories": {
      policy: keyForSource("arn:aws:s3:::archive"),
      sets: [books],
    },
    "a key of two declared buckets": {
      policy: forContexts("arn:aws:s3:::archive/*", "arn:aws:s3:::ledger/*"),
      sets: [books, { name: "files", keyPolicy: "this", bucket: "archive" }],
    },
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
    "S3 on behalf of another bucket": {
      policy: keyForSource("⟦arn:aws:s3:::legder⟧"),
      others: withBucketPolicy(bucketForSource("arn:aws:s3:::books")),
      severity: "information",
      message: onBehalf,
      related: ['"arn:aws:s3:::ledger/*"'],
      fixes: [
        {
          title: 'Use "ledger" here, as bucket.json does',
          access: "wider",
          text: keyForSource("arn:aws:s3:::ledger"),
        },
        {
          title: 'Use "legder" in bucket.json, too',
          access: "wider",
          text: keyForSource("arn:aws:s3:::legder"),
          others: {
            "bucket.json": JSON.stringify(bucketForSource("arn:aws:s3:::books"), undefined, 2).replaceAll(
              "ledger",
              "legder",
            ),
          },
        },
      ],
    },
    "S3 on behalf of another bucket, seen from the bucket": {
      policy: policyOf(bucketStatement({ Resource: "⟦arn:aws:s3:::ledger/*⟧" })),
      kind: "s3-bucket-policy",
      others: withKeyPolicy(keyForSource("arn:aws:s3:::legder")),
      severity: "information",
      message:
        "This is the policy of the bucket ledger and lets S3 write for no other, but key.json lets S3 use the key on behalf of legder. Unless the key serves another bucket, too, one of the two names is mistaken.",
      related: ['"arn:aws:s3:::legder"'],
    },
    "another bucket than is declared": {
      policy: forContexts("⟦arn:aws:s3:::archive/*⟧"),
      sets: [books],
      message:
        'This lets S3 use the key for the bucket archive, but the bucket ledger is declared in latchkey.json for the set "books". S3 names the bucket in every request to KMS, so none for that bucket meets this condition.',
      related: ['"ledger"'],
      fixes: [
        {
          title: 'Use "ledger" here, as latchkey.json declares',
          access: "wider",
          text: forContexts("arn:aws:s3:::ledger/*"),
        },
        {
          title: 'Use "archive" in latchkey.json, too',
          access: "wider",
          text: forContexts("arn:aws:s3:::archive/*"),
          others: { "latchkey.json": { sets: [{ ...books, bucket: "archive" }] } },
        },
      ],
    },
    "buckets by a pattern, which is no bucket to declare": {
      policy: forContexts("⟦arn:aws:s3:::arch*/*⟧"),
      sets: [books],
      message:
        'This lets S3 use the key for the bucket arch*, but the bucket ledger is declared in latchkey.json for the set "books". S3 names the bucket in every request to KMS, so none for that bucket meets this condition.',
      fixes: [
        {
          title: 'Use "ledger" here, as latchkey.json declares',
          access: "wider",
          text: forContexts("arn:aws:s3:::ledger/*"),
        },
      ],
    },
    "the policy of another bucket than is declared": {
      policy: policyOf(bucketStatement({ Resource: "⟦arn:aws:s3:::ledger/*⟧" })),
      kind: "s3-bucket-policy",
      sets: [{ name: "books", bucketPolicy: "this", bucket: "legder" }],
      message:
        'This is the policy of the bucket ledger, but the bucket legder is declared in latchkey.json for the set "books". A bucket takes no policy that names another one, so one of the two is mistaken.',
      related: ['"legder"'],
    },
  },
});
