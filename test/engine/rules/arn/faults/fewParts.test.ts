import { malformed } from "../../../../../server/src/engine/rules/arn/malformed.ts";
import { bucketStatement, policyOf } from "../../../../support/statements.ts";
import { testRule, type FailingCase } from "../../../../support/ruleTester.ts";

// Patterns for ARNs, and what operators make of them.

const keyIdKey = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const withCondition = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Condition: { [operator]: { [key]: value } } }));

function fewParts(
  operator: string,
  key: string,
  value: string,
  found: string,
  instead?: string,
): FailingCase {
  return {
    policy: withCondition(operator, key, `⟦${value}⟧`),
    message: `"${value}" has ${found}, and an ARN has six. ${operator} compares each part by itself, and no wildcard reaches over a colon, so this fits no ARN.`,
    severity: "warning",
    fixes:
      instead === undefined
        ? []
        : [{ title: `Write "${instead}"`, access: "wider", text: withCondition(operator, key, instead) }],
  };
}

testRule(malformed, {
  kind: "s3-bucket-policy",
  passes: {
    "six parts": withCondition("ArnLike", "aws:SourceArn", [
      "arn:aws:kms:*:*:key/*",
      "*:aws:sns:*:*:*",
      "arn:*:*:*:*:*",
    ]),
    "anything at all": withCondition("ArnLike", "aws:SourceArn", ["*", "**"]),
    "a variable, which may bring colons": withCondition("ArnLike", "aws:PrincipalArn", [
      "${aws:PrincipalTag/arn}*",
      "arn:aws:iam::${aws:PrincipalTag/rest}*",
    ]),
    "a star that crosses colons": withCondition("StringLike", "aws:SourceArn", "arn:aws:s3*"),
    "a key in whatever case, under an operator that sees none": withCondition(
      "StringNotEqualsIgnoreCase",
      keyIdKey,
      [
        "ARN:AWS:KMS:EU-WEST-1:123456789012:KEY/1234ABCD-12AB-34CD-56EF-1234567890AB",
        "arn:aws:kms:eu-west-1:123456789012:key/1234ABCD-12AB-34CD-56EF-1234567890AB",
      ],
    ),
  },
  fails: {
    "a star for all the rest": fewParts(
      "ArnLike",
      "aws:SourceArn",
      "arn:aws:s3*",
      "3 parts",
      "arn:aws:s3*:*:*:*",
    ),
    "a star for what stands between": fewParts(
      "ArnEquals",
      "aws:SourceArn",
      "arn:aws:kms:*key/*x",
      "4 parts",
    ),
    "a star for what stands before": fewParts("ArnNotLike", "aws:PrincipalArn", "*:role/Clerk", "2 parts"),
    "a name between stars": fewParts("ArnNotEqualsIfExists", "aws:PrincipalArn", "*Clerk*", "one part"),
    "a key": fewParts(
      "ArnNotEquals",
      keyIdKey,
      "arn:aws:kms:*key/1234abcd-12ab-34cd-56ef-1234567890ab",
      "4 parts",
    ),
    "a key in a case that counts": {
      policy: withCondition(
        "StringNotEquals",
        keyIdKey,
        "⟦arn:aws:kms:eu-west-1:123456789012:key/1234ABCD-12AB-34CD-56EF-1234567890AB⟧",
      ),
      message: `"1234ABCD-12AB-34CD-56EF-1234567890AB" has not the form of a key id. No ${keyIdKey} of a request equals it.`,
      severity: "warning",
    },
  },
});
