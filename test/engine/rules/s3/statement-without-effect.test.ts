import { statementWithoutEffect } from "../../../../server/src/engine/rules/s3/statement-without-effect.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { header, missingHeader, uploadDeny, wrongKey } from "../../../support/uploadDenies.ts";

const bucket = "arn:aws:s3:::ledger";
const objects = `${bucket}/*`;

const aboutObjects = (action: string) =>
  `"${action}" is about objects, and no Resource of this statement is one. S3 does not accept such a policy.`;
const aboutBucket = (action: string) =>
  `"${action}" is about the bucket itself, and every Resource of this statement stands for objects. S3 does not accept such a policy.`;

testRule(statementWithoutEffect, {
  passes: {
    "a session, whose role may have a path": policyOf(
      bucketStatement({
        Principal: { AWS: "arn:aws:sts::123456789012:assumed-role/Clerk/ann" },
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/team/Clerk" } },
      }),
    ),
    "objects for an object action": policyOf(bucketStatement(), missingHeader, wrongKey),
    "the bucket for a bucket action": policyOf(
      bucketStatement({ Action: "s3:ListBucket", Resource: bucket }),
    ),
    "both for both": policyOf(
      bucketStatement({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: [bucket, objects] }),
    ),
    "a pattern that takes in bucket and objects": policyOf(
      bucketStatement({ Action: ["s3:ListBucket", "s3:GetObject"], Resource: "arn:aws:s3:::led*" }),
    ),
    "an action pattern with something for the bucket": policyOf(
      bucketStatement({ Action: "s3:*Multipart*", Resource: bucket }),
    ),
    "a variable in an object's name": policyOf(
      bucketStatement({ Resource: `${bucket}/\${aws:PrincipalTag/team}/*` }),
    ),
    "a template for the whole ARN": policyOf(bucketStatement({ Resource: "${BucketArn}" })),
    "an access point": policyOf(
      bucketStatement({ Resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/desk/object/*" }),
    ),
    "an action that nobody knows": policyOf(bucketStatement({ Action: "s3:FoldObject", Resource: bucket })),
    "delegation to access points": policyOf(
      bucketStatement({
        Principal: "*",
        Action: "s3:*",
        Resource: [bucket, objects],
        Condition: { StringEquals: { "s3:DataAccessPointAccount": "111122223333" } },
      }),
    ),
    "a key of the user's own": policyOf(
      bucketStatement({ Condition: { StringEquals: { "aws:PrincipalTag/aws-team": "red" } } }),
    ),
    "a key that nothing is near": policyOf(
      bucketStatement({ Condition: { StringEquals: { "saml:aud": "https://example.com" } } }),
    ),
    "conditions that hold together": policyOf(
      bucketStatement({
        Condition: {
          StringLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/C*" },
          StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/Cook" },
        },
      }),
    ),
    "blanks to be filled in": policyOf(
      bucketStatement({
        Condition: { StringEquals: { "aws:SourceArn": "" }, ArnLike: { "aws:PrincipalArn": "<role>" } },
      }),
    ),
  },
  fails: {
    "an object action on the bucket": {
      policy: policyOf(bucketStatement({ Action: ["⟦s3:GetObject⟧", "s3:ListBucket"], Resource: [bucket] })),
      severity: "error",
      message: aboutObjects("s3:GetObject"),
      fixes: [
        {
          title: `Add "${objects}" to Resource`,
          access: "wider",
          text: policyOf(
            bucketStatement({ Action: ["s3:GetObject", "s3:ListBucket"], Resource: [bucket, objects] }),
          ),
        },
      ],
    },
    "bucket actions on objects, each by itself": {
      policy: policyOf(
        bucketStatement({
          Effect: "Deny",
          Action: ["⟦s3:listbucket⟧", "s3:List*", "⟦s3:GetBucket*⟧"],
          Resource: [objects],
        }),
      ),
      severity: ["error", "error"],
      message: [aboutBucket("s3:listbucket"), aboutBucket("s3:GetBucket*")],
      fixes: ["s3:listbucket", "s3:GetBucket*"].map(() => ({
        title: `Add "${bucket}" to Resource`,
        access: "narrower",
        text: policyOf(
          bucketStatement({
            Effect: "Deny",
            Action: ["s3:listbucket", "s3:List*", "s3:GetBucket*"],
            Resource: [objects, bucket],
          }),
        ),
      })),
    },
    "a bucket action on objects of a bucket yet to be named": {
      policy: policyOf(
        bucketStatement({ Action: "⟦s3:GetBucketVersioning⟧", Resource: "${module.ledger.arn}/*" }),
      ),
      severity: "error",
      message: aboutBucket("s3:GetBucketVersioning"),
      fixes: [],
    },
    "an action on neither": {
      policy: policyOf(bucketStatement({ Action: "⟦s3:ListAllMyBuckets⟧", Resource: objects })),
      message:
        '"s3:ListAllMyBuckets" is about nothing that this statement has as its Resource, so it has no effect.',
      fixes: [],
    },
    "an action on neither, whatever there is": {
      policy: policyOf(bucketStatement({ Action: ["s3:GetObject", "⟦s3:ListAllMyBuckets⟧"], Resource: "*" })),
      message:
        '"s3:ListAllMyBuckets" is about nothing that this statement has as its Resource, so it has no effect.',
      fixes: [],
    },
    "conditions that contradict each other": {
      policy: policyOf(
        uploadDeny({
          Null: { [`⟦${header}⟧`]: "true" },
          StringEquals: { [header]: "AES256" },
          Bool: { "aws:SecureTransport": "true" },
        }),
      ),
      message: `Null on ${header} and StringEquals on ${header} never hold together in one request, so "RefuseUpload" has no effect.`,
      related: [`"${header}"`],
      fixes: [],
    },
    "somebody else than the statement names": {
      policy: policyOf(
        bucketStatement({
          Condition: { ArnEquals: { "⟦aws:PrincipalArn⟧": "arn:aws:iam::123456789012:role/Other" } },
        }),
      ),
      message:
        "ArnEquals on aws:PrincipalArn holds in no request that the statement is about, so statement 1 has no effect.",
    },
    "somebody of another account than the statement names": {
      policy: policyOf(
        bucketStatement({
          Principal: { AWS: "123456789012" },
          Condition: {
            ArnLike: { "⟦aws:PrincipalArn⟧": "arn:aws:iam::444455556666:role/*" },
          },
        }),
      ),
      message:
        "ArnLike on aws:PrincipalArn holds in no request that the statement is about, so statement 1 has no effect.",
    },
    "a network and an address on the internet": {
      policy: policyOf(
        bucketStatement({
          Condition: {
            StringEquals: { "⟦aws:SourceVpce⟧": "vpce-1a2b3c4d" },
            IpAddress: { "aws:SourceIp": "203.0.113.0/24" },
          },
        }),
      ),
      message:
        "StringEquals on aws:SourceVpce and IpAddress on aws:SourceIp never hold together in one request, so statement 1 has no effect.",
    },
    "no action left": {
      policy: policyOf(bucketStatement({ Effect: "Deny", Action: undefined, "⟦NotAction⟧": "s3:*" })),
      message: "NotAction lists everything there is, so statement 1 is about nothing and has no effect.",
    },
    "no resource left": {
      policy: policyOf(bucketStatement({ Effect: "Deny", Resource: undefined, "⟦NotResource⟧": ["*"] })),
      message: "NotResource lists everything there is, so statement 1 is about nothing and has no effect.",
    },
    "a key that such requests never have": {
      policy: policyOf(bucketStatement({ Condition: { StringLike: { "⟦s3:prefix⟧": "in/*" } } })),
      message:
        "StringLike on s3:prefix holds in no request that the statement is about, so statement 1 has no effect.",
    },
  },
});
