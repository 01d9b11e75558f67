import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { policyOf } from "../../support/statements.ts";
import { customerAlgorithm, header, keyId, rightKey, uploadDeny } from "../../support/uploadDenies.ts";

const bucket = "arn:aws:s3:::ledger";
const objects = `${bucket}/*`;
const logs = `${bucket}/AWSLogs/111122223333/*`;
const account = "111122223333";

function allow(members: object): object {
  return { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: objects, ...members };
}

function deny(members: object): object {
  return allow({ Effect: "Deny", ...members });
}

/** What a service that delivers files is to be allowed. */
function delivery(service: string, source: string): readonly object[] {
  const ofMine = { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": source } };
  return [
    allow({
      Sid: "DeliveryCheck",
      Principal: { Service: service },
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucket,
      Condition: ofMine,
    }),
    allow({
      Sid: "DeliveryWrite",
      Principal: { Service: service },
      Action: "s3:PutObject",
      Resource: logs,
      Condition: {
        ...ofMine,
        StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    }),
  ];
}

/** Policies that do what their authors mean, most of them as AWS documents them. Hints and information are no faults. */
const faultless: Readonly<Record<string, object>> = {
  "one statement that pins one key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
  "customer-provided keys refused": policyOf(uploadDeny({ Null: { [customerAlgorithm]: "false" } })),
  "customer-provided keys required": policyOf(uploadDeny({ Null: { [customerAlgorithm]: "true" } })),
  "requests without TLS refused": policyOf(
    deny({
      Action: "s3:*",
      Resource: [bucket, objects],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
  ),
  "old TLS refused": policyOf(
    deny({
      Action: "s3:*",
      Resource: [bucket, objects],
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    }),
  ),
  "a website for everyone": policyOf(allow({ Sid: "PublicRead" })),
  "a website from one address range": policyOf(
    allow({ Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }),
  ),
  "CloudFront by its service principal": policyOf(
    allow({
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: {
        StringEquals: { "AWS:SourceArn": `arn:aws:cloudfront::${account}:distribution/E1A2B3C4D5E6F7` },
      },
    }),
  ),
  "CloudFront by its own identity": policyOf(
    allow({
      Principal: { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7" },
    }),
  ),
  "CloudTrail's files": policyOf(
    ...delivery("cloudtrail.amazonaws.com", `arn:aws:cloudtrail:eu-west-1:${account}:trail/ledger`),
  ),
  "Config's files": policyOf(...delivery("config.amazonaws.com", `arn:aws:config:*:${account}:*`)),
  "flow logs": policyOf(...delivery("delivery.logs.amazonaws.com", `arn:aws:logs:eu-west-1:${account}:*`)),
  "server access logs": policyOf(
    ...delivery("logging.s3.amazonaws.com", "arn:aws:s3:::ledger-of-another-kind"),
  ),
  "a load balancer's logs": policyOf(
    allow({ Principal: { AWS: "arn:aws:iam::054676820928:root" }, Action: "s3:PutObject", Resource: logs }),
    allow({
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: logs,
    }),
  ),
  "a service that has to encrypt what it exports": policyOf(
    ...delivery("guardduty.amazonaws.com", `arn:aws:guardduty:eu-west-1:${account}:detector/*`),
    uploadDeny(
      { StringNotEquals: { [header]: "aws:kms" } },
      { Principal: { Service: "guardduty.amazonaws.com" } },
    ),
    uploadDeny(
      { StringNotEquals: { [keyId]: rightKey } },
      { Sid: "RefuseOtherKeys", Principal: { Service: "guardduty.amazonaws.com" } },
    ),
  ),
  "another account": policyOf(
    allow({
      Principal: { AWS: "arn:aws:iam::444455556666:root" },
      Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
      Resource: [bucket, objects],
    }),
  ),
  "another account that has to hand its objects over": policyOf(
    allow({
      Principal: { AWS: "444455556666" },
      Action: "s3:PutObject",
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    }),
  ),
  "a VPC endpoint alone": policyOf(
    deny({
      Action: "s3:*",
      Resource: [bucket, objects],
      Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
    }),
  ),
  "no deleting without a second factor": policyOf(
    deny({
      Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      Condition: { Null: { "aws:MultiFactorAuthAge": "true" } },
    }),
    deny({
      Sid: "NoStaleFactor",
      Action: "s3:DeleteObject",
      Condition: { NumericGreaterThan: { "aws:MultiFactorAuthAge": "3600" } },
    }),
  ),
  "everyone of one organization": policyOf(
    allow({
      Action: ["s3:GetObject", "s3:PutObject"],
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    }),
  ),
  "access points of one account": policyOf(
    allow({
      Principal: { AWS: "*" },
      Action: "s3:*",
      Resource: [bucket, objects],
      Condition: { StringEquals: { "s3:DataAccessPointAccount": account } },
    }),
  ),
  "a folder for each user": policyOf(
    allow({
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { StringLike: { "s3:prefix": ["", "home/", "home/${aws:username}/*"] } },
    }),
    allow({
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: `${bucket}/home/\${aws:username}/*`,
    }),
  ),
  "replicas from another account": policyOf(
    allow({
      Principal: { AWS: "arn:aws:iam::444455556666:role/Copier" },
      Action: ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ObjectOwnerOverrideToBucketOwner"],
    }),
    allow({
      Principal: { AWS: "arn:aws:iam::444455556666:role/Copier" },
      Action: ["s3:List*", "s3:GetBucketVersioning", "s3:PutBucketVersioning"],
      Resource: bucket,
    }),
  ),
  "a single statement without a list": {
    Version: "2012-10-17",
    Statement: deny({ Action: "s3:DeleteBucket", Resource: bucket }),
  },
};

describe("bucket policies that are never flagged", () => {
  for (const [situation, policy] of Object.entries(faultless))
    it(situation, () => {
      const text = JSON.stringify(policy, undefined, 2);
      const analysis = analyze({ text, fileName: "bucket-policy.json", kind: "s3-bucket-policy" });
      const faults = (analysis?.findings ?? []).filter(({ severity }) =>
        /^(?:error|warning)$/.test(severity),
      );
      assert.notEqual(analysis, undefined);
      assert.deepEqual(
        faults.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
});
