import { keyNotCarried } from "../../../../server/src/engine/rules/policy/key-not-carried.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";

const header = "s3:x-amz-server-side-encryption";
const denyOf = (action: unknown, condition: object = { StringNotEquals: { [header]: "aws:kms" } }): object =>
  policyOf(bucketStatement({ Sid: "Uploads", Effect: "Deny", Action: action, Condition: condition }));
const useOf = (action: unknown, condition: object): object =>
  policyOf(keyStatement({ Sid: "Use", Action: action, Condition: condition }));
const context = { StringEquals: { "kms:EncryptionContext:team": "blue" } };

testRule(keyNotCarried, {
  kind: "s3-bucket-policy",
  passes: {
    "actions that have the key": denyOf(["s3:PutObject", "s3:ReplicateObject"]),
    "no action that has it, under an operator that needs it, which is for another rule": denyOf(
      ["s3:GetObject", "s3:DeleteObject"],
      { StringEquals: { [header]: "AES256" } },
    ),
    "an action that nobody knows": denyOf("s3:GetBucketReplicationConfiguration"),
    "a pattern under an operator that needs the key": denyOf(["s3:Put*"], {
      StringEquals: { [header]: "AES256" },
    }),
    "a global key": denyOf(["s3:PutObject", "s3:GetObject"], { Bool: { "aws:SecureTransport": "false" } }),
    "every action, by what every request to S3 has": denyOf("s3:*", {
      StringNotEquals: { "s3:signatureversion": "AWS4-HMAC-SHA256" },
    }),
    NotAction: policyOf(
      bucketStatement({ Effect: "Deny", Action: undefined, NotAction: "s3:GetObject", Condition: {} }),
    ),
    "the console's grants": {
      policy: useOf(["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"], {
        Bool: { "kms:GrantIsForAWSResource": "true" },
      }),
      kind: "kms-key-policy",
    },
    "everything through a service": {
      policy: useOf(["kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"], {
        StringEquals: {
          "kms:ViaService": "s3.eu-central-1.amazonaws.com",
          "kms:CallerAccount": "123456789012",
        },
      }),
      kind: "kms-key-policy",
    },
  },
  fails: {
    "a download beside an upload, in a Deny that holds without the key": {
      policy: denyOf(["s3:PutObject", "⟦s3:GetObject⟧"]),
      message: `Requests for s3:GetObject never have ${header}. StringNotEquals holds without the key, so "Uploads" denies them whatever they carry. Put such actions into a statement of their own.`,
      related: [`"${header}"`],
      fixes: [],
    },
    "everything, in a Deny that holds without the key": {
      policy: denyOf("⟦s3:Put*⟧"),
      message: `"s3:Put*" also stands for s3:PutAccelerateConfiguration, s3:PutAccessGrantsInstanceResourcePolicy, s3:PutAccessPointConfigurationForObjectLambda and 33 more. Requests for these never have ${header}. StringNotEquals holds without the key, so "Uploads" denies them whatever they carry. Put such actions into a statement of their own.`,
    },
    "the lone star, which stands for no actions of KMS here": {
      policy: denyOf("⟦*⟧"),
      message: `"*" also stands for s3:AbortMultipartUpload, s3:AssociateAccessGrantsIdentityCenter, s3:BypassGovernanceRetention and 157 more. Requests for these never have ${header}. StringNotEquals holds without the key, so "Uploads" denies them whatever they carry. Put such actions into a statement of their own.`,
    },
    "no action that has it, in a Deny that holds without the key": {
      policy: policyOf(
        bucketStatement({
          Sid: "Uploads",
          Effect: "Deny",
          Action: ["s3:GetObject", "s3:DeleteObject"],
          Condition: { StringNotEquals: { [`⟦${header}⟧`]: "aws:kms" } },
        }),
      ),
      message: `Requests for s3:GetObject and s3:DeleteObject never have ${header}. StringNotEquals holds without the key, so "Uploads" denies them regardless of this condition. Put it where the actions are that it is about.`,
      fixes: [],
    },
    "no action that has it, in an Allow that holds without the key": {
      policy: useOf("kms:DescribeKey", {
        StringEqualsIfExists: { "⟦kms:EncryptionContext:team⟧": "blue" },
      }),
      kind: "kms-key-policy",
      message:
        'Requests for kms:DescribeKey never have kms:EncryptionContext:team. StringEqualsIfExists holds without the key, so "Use" allows them regardless of this condition. Put it where the actions are that it is about.',
    },
    "an action without an encryption context": {
      policy: useOf(["kms:Decrypt", "⟦kms:DescribeKey⟧"], context),
      kind: "kms-key-policy",
      severity: "information",
      message:
        'Requests for kms:DescribeKey never have kms:EncryptionContext:team. StringEquals needs the key, so "Use" never allows them. Put such actions into a statement of their own.',
    },
  },
});
