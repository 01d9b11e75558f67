import { severalPartitions } from "../../../../server/src/engine/rules/arn/several-partitions.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const messageFor = (partition: string, main: string): string =>
  `This is of the partition "${partition}", and others here are of "${main}". Partitions know nothing of each other's accounts, buckets and keys, so it names nothing that this policy can be about.`;
const inChina = (members: object = {}): object =>
  bucketStatement({
    Principal: { AWS: "arn:aws-cn:iam::123456789012:role/Clerk" },
    Resource: "arn:aws-cn:s3:::ledger/*",
    ...members,
  });

testRule(severalPartitions, {
  kind: "s3-bucket-policy",
  passes: {
    "one partition": policyOf(bucketStatement()),
    "another partition": policyOf(inChina()),
    "conditions for several": policyOf(
      inChina({
        Condition: { ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/x", "arn:aws-cn:iam::*:role/x"] } },
      }),
    ),
    "a partition that a template fills in": policyOf(
      inChina({ Resource: "arn:${AWS::Partition}:s3:::ledger/*" }),
    ),
    "one that does not exist, which another rule reports": policyOf(
      inChina({ Resource: "arn:aws-x:s3:::ledger/*" }),
    ),
  },
  fails: {
    "a principal that was left behind": {
      policy: policyOf(
        inChina({ Sid: "a" }),
        inChina({ Principal: { AWS: "⟦arn:aws:iam::123456789012:root⟧" } }),
      ),
      message: messageFor("aws", "aws-cn"),
      related: ['"arn:aws-cn:iam::123456789012:role/Clerk"'],
      fixes: [
        {
          title: 'Write "arn:aws-cn:iam::123456789012:root"',
          access: "wider",
          text: policyOf(
            inChina({ Sid: "a" }),
            inChina({ Principal: { AWS: "arn:aws-cn:iam::123456789012:root" } }),
          ),
        },
      ],
    },
    "a key policy of the first partition": {
      kind: "kms-key-policy",
      policy: policyOf(
        keyStatement(),
        keyStatement({
          Effect: "Deny",
          Principal: { AWS: ["⟦arn:aws-us-gov:iam::123456789012:role/Clerk⟧"] },
        }),
      ),
      message: messageFor("aws-us-gov", "aws"),
      fixes: [
        {
          title: 'Write "arn:aws:iam::123456789012:role/Clerk"',
          access: "narrower",
          text: policyOf(
            keyStatement(),
            keyStatement({ Effect: "Deny", Principal: { AWS: ["arn:aws:iam::123456789012:role/Clerk"] } }),
          ),
        },
      ],
    },
  },
});
