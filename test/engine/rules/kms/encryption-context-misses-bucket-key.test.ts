import { encryptionContextMissesBucketKey } from "../../../../server/src/engine/rules/kms/encryption-context-misses-bucket-key.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  rightKey,
  root,
  withBucketPolicy,
  withEncryption,
  withKeyPolicy,
} from "../../../support/setDocuments.ts";
import { keyStatement } from "../../../support/statements.ts";

const withBucketKey = withEncryption(encryption());
const switched = (isOn: unknown): object => ({
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey },
      BucketKeyEnabled: isOn,
    },
  ],
});
const withoutBucketKey = withEncryption({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey } }],
});
const [bucket, objects] = ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"];
const policyWith = (operator: string, key: string, value: unknown): object =>
  keyPolicy({ Sid: "UseKey", Condition: { [operator]: { [key]: value } } });
const context = "kms:EncryptionContext:aws:s3:arn";
const both = (key: string, taken: unknown = [objects]): object =>
  keyPolicy(
    { Sid: "UseKey", Condition: { StringLike: { [key]: taken } } },
    keyStatement({
      Principal: { AWS: root },
      Action: "kms:Decrypt",
      Condition: { StringLike: { [context]: bucket } },
    }),
  );
const rest =
  '"UseKey" does not take that, and its uploads and downloads fail. List both forms: then either setting works.';

testRule(encryptionContextMissesBucketKey, {
  kind: "kms-key-policy",
  passes: {
    "a policy by itself": policyWith("StringLike", context, objects),
    "both forms": { policy: policyWith("StringLike", context, [bucket, objects]), others: withBucketKey },
    "the bucket, with a Bucket Key": {
      policy: policyWith("StringEquals", context, bucket),
      others: withBucketKey,
    },
    "some objects, without one": {
      policy: policyWith("ArnLike", context, `${bucket}/in/*`),
      others: withoutBucketKey,
    },
    "some objects of a bucket among several, without one": {
      policy: policyWith("ArnLike", context, ["arn:aws:s3:::books", `${bucket}/in/*`]),
      others: { ...withoutBucketKey, ...withBucketPolicy(bucketPolicy()) },
    },
    "objects that a variable names, without one": {
      policy: policyWith("ArnLike", context, [bucket, "arn:aws:s3:::${aws:PrincipalTag/bucket}/*"]),
      others: withoutBucketKey,
    },
    "a pattern for both": { policy: policyWith("ArnLike", context, `${bucket}*`), others: withBucketKey },
    "a condition on something else": {
      policy: policyWith("StringLike", "kms:EncryptionContext:team", objects),
      others: withBucketKey,
    },
  },
  fails: {
    "objects alone, with a Bucket Key": {
      policy: policyWith("StringLike", `⟦${context}⟧`, [objects]),
      others: withBucketKey,
      message: `The bucket's encryption uses a Bucket Key, so S3 sends the bucket's ARN, "${bucket}", as the encryption context. ${rest}`,
      fixes: [
        {
          title: `Add "${bucket}" here`,
          access: "wider",
          text: policyWith("StringLike", context, [objects, bucket]),
        },
        {
          title: "Set BucketKeyEnabled to false in encryption.json",
          access: "wider",
          text: policyWith("StringLike", context, [objects]),
          others: { "encryption.json": switched(false) },
        },
      ],
    },
    "objects alone, behind another bucket in both forms": {
      policy: policyWith("StringLike", `⟦${context}⟧`, [
        "arn:aws:s3:::books",
        "arn:aws:s3:::books/*",
        objects,
      ]),
      others: { ...withBucketKey, ...withBucketPolicy(bucketPolicy()) },
      message: `The bucket's encryption uses a Bucket Key, so S3 sends the bucket's ARN, "${bucket}", as the encryption context. ${rest}`,
    },
    "the bucket beside objects of another, without a Bucket Key": {
      policy: policyWith("StringLike", `⟦${context}⟧`, [bucket, "arn:aws:s3:::ledge/*"]),
      others: withoutBucketKey,
      message: `The bucket's encryption uses no Bucket Key, so S3 sends the ARN of each object, as the encryption context. ${rest}`,
    },
    "the bucket alone, without one": {
      policy: policyWith("ArnEquals", `⟦${context}⟧`, [bucket]),
      others: withoutBucketKey,
      message: `The bucket's encryption uses no Bucket Key, so S3 sends the ARN of each object, as the encryption context. ${rest}`,
      fixes: [
        {
          title: `Add "${objects}" here`,
          access: "wider",
          text: policyWith("ArnEquals", context, [bucket, objects]),
        },
        {
          title: "Set BucketKeyEnabled to true in encryption.json",
          access: "wider",
          text: policyWith("ArnEquals", context, [bucket]),
          others: { "encryption.json": switched(true) },
        },
      ],
    },
    "an operator without patterns": {
      policy: policyWith("StringEquals", `⟦${context}⟧`, bucket),
      others: withoutBucketKey,
      message: `The bucket's encryption uses no Bucket Key, so S3 sends the ARN of each object, as the encryption context. ${rest}`,
      related: ['"aws:kms"'],
      fixes: [
        {
          title: "Set BucketKeyEnabled to true in encryption.json",
          access: "wider",
          text: policyWith("StringEquals", context, bucket),
          others: { "encryption.json": switched(true) },
        },
      ],
    },
    "statements of either form, so that no setting pleases both": {
      policy: both(`⟦${context}⟧`),
      others: withBucketKey,
      message: `The bucket's encryption uses a Bucket Key, so S3 sends the bucket's ARN, "${bucket}", as the encryption context. ${rest}`,
      fixes: [{ title: `Add "${bucket}" here`, access: "wider", text: both(context, [objects, bucket]) }],
    },
    "objects alone, seen from the encryption": {
      policy: JSON.stringify(switched("flag")).replace('"flag"', "⟦true⟧"),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(policyWith("StringLike", context, [objects])),
      message: `This uses a Bucket Key, so S3 sends the bucket's ARN, "${bucket}", as the encryption context. "UseKey" in key.json does not take that, and its uploads and downloads fail. List both forms: then either setting works.`,
      related: [`"${context}"`],
      fixes: [
        {
          title: `Add "${bucket}" in key.json`,
          access: "wider",
          text: JSON.stringify(switched(true)),
          others: { "key.json": policyWith("StringLike", context, [objects, bucket]) },
        },
        {
          title: "Set BucketKeyEnabled to false here",
          access: "wider",
          text: JSON.stringify(switched(false)),
        },
      ],
    },
  },
});
