import { partitionDiffers } from "../../../../server/src/engine/rules/arn/partition-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  rightKey,
  withBucketPolicy,
  withEncryption,
} from "../../../support/setDocuments.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { keyId } from "../../../support/uploadDenies.ts";

const chineseKey = rightKey.replace("arn:aws:", "arn:aws-cn:");
const keyInChina = chineseKey.replace("eu-west-1", "cn-north-1");
const ofUser = (...arns: readonly string[]): object =>
  policyOf(...arns.map((arn) => keyStatement({ Principal: { AWS: arn } })));
/** One that pins a key of another partition. */
const bucketPolicyInGov = (partition: string, objects: string): object =>
  policyOf(
    bucketStatement({
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: objects,
      Condition: {
        ArnNotEquals: { [keyId]: rightKey },
        ArnNotLike: { "aws:PrincipalArn": `arn:${partition}:iam::111122223333:role/Writer` },
      },
    }),
  );

testRule(partitionDiffers, {
  passes: {
    "a key policy by itself": keyPolicy(),
    "one partition": { policy: keyPolicy(), others: withBucketPolicy(bucketPolicy()) },
    "two partitions in one document, of which another rule speaks": {
      policy: keyPolicy(),
      others: withBucketPolicy(
        bucketPolicy(
          chineseKey,
          bucketStatement({ Principal: { AWS: "arn:aws-cn:iam::111122223333:root" } }),
        ),
      ),
    },
    "a condition for several partitions": {
      policy: keyPolicy({ Condition: { ArnEquals: { "aws:SourceArn": [chineseKey, rightKey] } } }),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a key of another partition that a bucket policy asks for": {
      policy: keyPolicy(),
      others: withBucketPolicy(bucketPolicy(chineseKey)),
    },
    "a partition that a template fills in": {
      policy: keyPolicy(),
      others: withEncryption(encryption(rightKey.replace("arn:aws:", "arn:${AWS::Partition}:"))),
    },
    "the partition of the declared key": {
      policy: keyPolicy(),
      sets: [{ name: "books", keyPolicy: "this", keyArn: rightKey }],
    },
  },
  fails: {
    "another partition": {
      policy: ofUser("⟦arn:aws:iam::111122223333:role/One⟧", "arn:aws:iam::111122223333:role/Two"),
      others: withEncryption(encryption(chineseKey)),
      message:
        "The ARNs of this document are of the partition aws, those of encryption.json of aws-cn. Partitions share no accounts, keys or buckets, so the two cannot be about the same.",
      related: [`"${chineseKey}"`],
      fixes: [
        {
          title: 'Use "aws-cn" here, as encryption.json does',
          access: "wider",
          text: ofUser("arn:aws-cn:iam::111122223333:role/One", "arn:aws-cn:iam::111122223333:role/Two"),
        },
        {
          title: 'Use "aws" in encryption.json, too',
          access: "wider",
          text: ofUser("arn:aws:iam::111122223333:role/One", "arn:aws:iam::111122223333:role/Two"),
          others: { "encryption.json": encryption() },
        },
      ],
    },
    "a bucket of another partition than its key": {
      policy: bucketPolicyInGov("aws-us-gov", "⟦arn:aws-us-gov:s3:::ledger/*⟧"),
      others: withEncryption(encryption()),
      message:
        "The ARNs of this document are of the partition aws-us-gov, those of encryption.json of aws. Partitions share no accounts, keys or buckets, so the two cannot be about the same.",
      related: [`"${rightKey}"`],
      fixes: [
        {
          title: 'Use "aws" here, as encryption.json does',
          access: "wider",
          text: bucketPolicyInGov("aws", "arn:aws:s3:::ledger/*"),
        },
        {
          title: 'Use "aws-us-gov" in encryption.json, too',
          access: "wider",
          text: bucketPolicyInGov("aws-us-gov", "arn:aws-us-gov:s3:::ledger/*"),
          others: { "encryption.json": encryption(rightKey.replace("arn:aws:", "arn:aws-us-gov:")) },
        },
      ],
    },
    "another partition than that of the declared key": {
      policy: ofUser("⟦arn:aws:iam::111122223333:role/One⟧"),
      sets: [{ name: "books", keyPolicy: "this", keyArn: keyInChina }],
      message:
        'The ARNs of this document are of the partition aws, but a key of the partition aws-cn is declared in latchkey.json for the set "books". Partitions share no accounts, keys or buckets, so the two cannot be about the same.',
      related: [`"${keyInChina}"`],
      fixes: [
        {
          title: 'Use "aws-cn" here, as latchkey.json declares',
          access: "wider",
          text: ofUser("arn:aws-cn:iam::111122223333:role/One"),
        },
      ],
    },
  },
});
