import { encryptionContextMissesBucketKey } from "../../../../server/src/engine/rules/kms/encryption-context-misses-bucket-key.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { encryption, keyPolicy, rightKey, withEncryption } from "../../../support/setDocuments.ts";

const withBucketKey = withEncryption(encryption());
const withoutBucketKey = withEncryption({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey } }],
});
const [bucket, objects] = ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"];
const policyWith = (operator: string, key: string, value: unknown): object =>
  keyPolicy({ Sid: "UseKey", Condition: { [operator]: { [key]: value } } });
const context = "kms:EncryptionContext:aws:s3:arn";
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
          title: `Add "${bucket}"`,
          access: "wider",
          text: policyWith("StringLike", context, [objects, bucket]),
        },
      ],
    },
    "the bucket alone, without one": {
      policy: policyWith("ArnEquals", `⟦${context}⟧`, [bucket]),
      others: withoutBucketKey,
      message: `The bucket's encryption uses no Bucket Key, so S3 sends the ARN of each object, as the encryption context. ${rest}`,
      fixes: [
        {
          title: `Add "${objects}"`,
          access: "wider",
          text: policyWith("ArnEquals", context, [bucket, objects]),
        },
      ],
    },
    "an operator without patterns": {
      policy: policyWith("StringEquals", `⟦${context}⟧`, bucket),
      others: withoutBucketKey,
      message: `The bucket's encryption uses no Bucket Key, so S3 sends the ARN of each object, as the encryption context. ${rest}`,
      fixes: [],
    },
  },
});
