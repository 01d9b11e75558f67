import { placeholder } from "../../../../server/src/engine/rules/arn/placeholder.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const blank = (text: string): string =>
  `"${text}" is a placeholder. Put the real value in its place: AWS takes it as it stands here.`;
const template = (text: string): string =>
  `"${text}" is no policy variable. Unless a template fills it in first, AWS takes it as it stands here.`;
const word = (text: string): string =>
  `"${text}" looks like a placeholder. If it is one, put the real value in its place: AWS takes it as it stands here.`;

const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

testRule(placeholder, {
  kind: "s3-bucket-policy",
  passes: {
    "real values": policyOf(bucketStatement({ Condition: { ArnEquals: { "aws:SourceArn": keyArn } } })),
    variables: policyOf(
      bucketStatement({
        Resource: [
          "arn:aws:s3:::ledger/${aws:username}/*",
          "arn:aws:s3:::ledger/${aws:PrincipalTag/team, 'none'}/${*}",
        ],
        Condition: { StringLike: { "s3:prefix": "${www.amazon.com:user_id}/${saml:sub}" } },
      }),
    ),
    "AWS's sample accounts and buckets": policyOf(
      bucketStatement({ Principal: { AWS: "111122223333" }, Resource: "arn:aws:s3:::amzn-s3-demo-bucket/*" }),
    ),
    "names that only resemble a placeholder": policyOf(
      bucketStatement({ Resource: ["arn:aws:s3:::regional-accounts/keys/*", "arn:aws:s3:::fixxxer/100%"] }),
    ),
    "names of members that other rules do not know": policyOf(
      bucketStatement({ REPLACE_ME: 1, Condition: { __FOO__: { __KEY__: "x" } } }),
    ),
    "tags and parts of an encryption context, named by whoever likes": policyOf(
      bucketStatement({ Condition: { StringEquals: { "aws:PrincipalTag/your-team": "x" } } }),
    ),
    "an encryption document": {
      kind: "s3-bucket-encryption",
      policy: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn } }],
      },
    },
  },
  fails: {
    "angle brackets": {
      policy: policyOf(bucketStatement({ Principal: { AWS: "⟦arn:aws:iam::<account>:root⟧" } })),
      message: blank("<account>"),
      fixes: [],
    },
    "words that ask": {
      policy: policyOf(
        bucketStatement({
          Principal: { AWS: ["⟦arn:aws:iam::ACCOUNT-ID:root⟧", "⟦arn:aws:iam::AccountB-ID:root⟧"] },
          Resource: ["⟦arn:aws:s3:::REPLACE_ME/*⟧", "⟦arn:aws:s3:::[bucket]/*⟧", "⟦arn:aws:s3:::...⟧"],
        }),
      ),
      message: [
        blank("ACCOUNT-ID"),
        blank("AccountB-ID"),
        blank("REPLACE_ME"),
        blank("[bucket]"),
        blank("..."),
      ],
    },
    "in a condition, which AWS saves": {
      policy: policyOf(
        bucketStatement({
          Condition: {
            StringNotEquals: {
              "s3:x-amz-server-side-encryption-aws-kms-key-id":
                "⟦arn:aws:kms:us-east-1:123456789012:key/<your-key-id>⟧",
            },
          },
        }),
      ),
      message: blank("<your-key-id>"),
      severity: "warning",
    },
    templates: {
      policy: policyOf(
        bucketStatement({
          Effect: "⟦${effect}⟧",
          Principal: { AWS: ["⟦arn:aws:iam::${AWS::AccountId}:root⟧", "⟦{{principal}}⟧"] },
          Resource: ["⟦arn:aws:s3:::${var.bucket}/*⟧", "⟦arn:aws:s3:::%s⟧", "⟦arn:aws:s3:::$BUCKET/*⟧"],
        }),
      ),
      message: ["${effect}", "${AWS::AccountId}", "{{principal}}", "${var.bucket}", "%s", "$BUCKET"].map(
        template,
      ),
      severity: "warning",
    },
    "names that could be real": {
      policy: policyOf(
        bucketStatement({
          Resource: ["⟦arn:aws:s3:::your-bucket/*⟧", "⟦arn:aws:s3:::bucket-name⟧", "⟦MyBucketArn⟧"],
          Condition: {
            StringEquals: {
              "aws:SourceVpce": "⟦vpce-XXXXXXXX⟧",
              "kms:ViaService": "⟦s3.region.amazonaws.com⟧",
            },
          },
        }),
      ),
      message: ["your-bucket", "bucket-name", "MyBucketArn", "XXXXXXXX", "region"].map(word),
      severity: "warning",
    },
    "the name of a member": {
      policy: policyOf(bucketStatement({ "⟦<action>⟧": "*", Condition: { "⟦your-operator⟧": {} } })),
      message: [
        '"<action>" is a placeholder. Put the real name in its place: AWS takes no member of this one.',
        '"your-operator" looks like a placeholder. Put the real name in its place: AWS takes no member of this one.',
      ],
    },
    "the name of a member that a template fills in": {
      policy: policyOf(bucketStatement({ Principal: { "⟦${type}⟧": "*" } })),
      message: 'AWS takes no member of the name "${type}". Check what a template makes of it.',
      severity: "warning",
    },
    "the name of a condition key": {
      policy: policyOf(
        bucketStatement({
          Condition: {
            StringEquals: { "⟦aws:REPLACE_ME⟧": "x", "⟦aws:PrincipalTag/${tag}⟧": "x" },
          },
        }),
      ),
      message: [blank("REPLACE_ME"), template("${tag}")],
      severity: "warning",
    },
    "a key policy": {
      kind: "kms-key-policy",
      policy: policyOf(keyStatement({ Principal: { AWS: "⟦arn:aws:iam::<account>:role/<role>⟧" } })),
      message: blank("<account>"),
    },
    "an encryption document": {
      kind: "s3-bucket-encryption",
      policy: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: "⟦your-key-id⟧" },
          },
        ],
      },
      message: word("your-key-id"),
      severity: "warning",
    },
  },
});
