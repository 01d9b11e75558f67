import { bucketStatement, policyOf } from "../../support/statements.ts";
import { account } from "./parties.ts";

const bucket = "arn:aws:s3:::ledger";
const objects = `${bucket}/*`;
const both = [bucket, objects];

function refused(Condition: object, members: object = {}): object {
  return bucketStatement({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: both,
    Condition,
    ...members,
  });
}

function read(Condition: object, members: object = {}): object {
  return bucketStatement({ Principal: "*", Condition, ...members });
}

/** Bucket policies about who may read, list and delete, and from where. */
export const bucketPoliciesForReaders: Readonly<Record<string, object>> = {
  "one network of each kind": policyOf(
    refused({ NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678::/64"] } }),
  ),
  "a network without a part of it": policyOf(
    read({
      IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "2001:DB8:1234:5678::/64"] },
      NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678:ABCD::/80"] },
    }),
  ),
  "addresses inside a network of one's own": policyOf(
    refused({
      NotIpAddressIfExists: { "aws:VpcSourceIp": "10.1.0.0/16" },
      StringEquals: { "aws:SourceVpc": "vpc-111bbb22" },
    }),
  ),
  "one VPC": policyOf(refused({ StringNotEquals: { "aws:SourceVpc": "vpc-111bbb22" } })),
  "known networks, and services": policyOf(
    refused({
      NotIpAddressIfExists: { "aws:SourceIp": "203.0.113.0/24" },
      StringNotEqualsIfExists: { "aws:SourceVpc": ["vpc-111bbb22", "vpc-0a1b2c3d4e5f67890"] },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false", "aws:ViaAWSService": "false" },
    }),
  ),
  "a perimeter of identities": policyOf(
    refused({
      StringNotEqualsIfExists: {
        "aws:PrincipalOrgID": "o-exampleorgid",
        "aws:PrincipalAccount": ["444455556666"],
      },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    }),
  ),
  "a perimeter of what services act for": policyOf(
    refused({
      StringNotEqualsIfExists: { "aws:SourceOrgID": "o-exampleorgid" },
      Null: { "aws:SourceAccount": "false" },
      Bool: { "aws:PrincipalIsAWSService": "true" },
    }),
  ),
  "an endpoint, or a role of IAM Identity Center": policyOf(
    refused({
      StringNotEquals: { "aws:SourceVpce": ["vpce-0a1b2c3d4e5f67890", "vpce-111bbb22"] },
      ArnNotLike: {
        "aws:PrincipalArn": `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*`,
      },
    }),
  ),
  "pages that link here": policyOf(
    read({ StringLike: { "aws:Referer": ["https://www.example.com/*", "https://example.com/*"] } }),
  ),
  "units of an organization": policyOf(
    read({
      StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" },
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": ["o-exampleorgid/r-ab12/ou-ab12-11111111/*"] },
    }),
  ),
  "roles by pattern": policyOf(
    read({ ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/analytics/*` } }),
  ),
  "all but one role, by its unique id": policyOf(
    refused({ StringNotLike: { "aws:userId": ["AROAEXAMPLEID:*", "AIDAEXAMPLEID", account] } }),
  ),
  "all but two roles, by ARN": policyOf(
    refused(
      {
        ArnNotEquals: {
          "aws:PrincipalArn": [`arn:aws:iam::${account}:role/Clerk`, `arn:aws:iam::${account}:role/Auditor`],
        },
      },
      { Action: ["s3:DeleteBucket", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"], Resource: bucket },
    ),
  ),
  "objects with a tag": policyOf(
    read(
      {
        StringEquals: { "s3:ExistingObjectTag/environment": "production", "aws:PrincipalAccount": account },
      },
      { Action: ["s3:GetObject", "s3:GetObjectVersion"] },
    ),
  ),
  "people with the tag of the object": policyOf(
    read({
      StringEquals: {
        "aws:PrincipalAccount": account,
        "s3:ExistingObjectTag/team": "${aws:PrincipalTag/team}",
      },
    }),
  ),
  "one folder to list": policyOf(
    bucketStatement({
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { StringEquals: { "s3:prefix": "reports/", "s3:delimiter": ["/"] } },
    }),
    bucketStatement({
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { NumericLessThanEquals: { "s3:max-keys": "10" }, StringLike: { "s3:prefix": "archive/*" } },
    }),
  ),
  "one version of one object": policyOf(
    bucketStatement({
      Action: "s3:GetObjectVersion",
      Resource: `${bucket}/HappyFace.jpg`,
      Condition: { StringEquals: { "s3:VersionId": "AaaHbAQitwiL_h47_44lRO2DDfLlBO5e" } },
    }),
  ),
  "a canonical user": policyOf(
    bucketStatement({
      Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
    }),
  ),
  "a month": policyOf(
    bucketStatement({
      Condition: {
        DateGreaterThan: { "aws:CurrentTime": "2026-04-01T00:00:00Z" },
        DateLessThan: { "aws:CurrentTime": "2026-05-01T00:00:00Z" },
      },
    }),
  ),
  "signatures that are fresh and of the new kind": policyOf(
    refused({ NumericGreaterThan: { "s3:signatureAge": 600000 } }, { Resource: objects }),
    refused({ StringNotEquals: { "s3:signatureversion": "AWS4-HMAC-SHA256" } }),
    refused({ StringEquals: { "s3:authType": "REST-QUERY-STRING" } }),
  ),
  "TLS, and none of the old": policyOf(
    refused({ Bool: { "aws:SecureTransport": "false" } }),
    refused({ NumericLessThan: { "s3:TlsVersion": 1.2 } }),
  ),
  "a bucket that nobody deletes": policyOf(
    bucketStatement({ Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: bucket }),
  ),
  "a session and the role that it is of": policyOf(
    bucketStatement({
      Principal: {
        AWS: [`arn:aws:iam::${account}:role/Clerk`, `arn:aws:sts::${account}:assumed-role/Clerk/nightly`],
      },
    }),
  ),
  China: policyOf(
    bucketStatement({
      Principal: { AWS: "arn:aws-cn:iam::111122223333:root" },
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: ["arn:aws-cn:s3:::ledger", "arn:aws-cn:s3:::ledger/*"],
    }),
  ),
};
