import { bucketStatement, policyOf } from "../../support/statements.ts";
import { account } from "./parties.ts";

const region = "eu-central-1";
const bucket = "arn:aws:s3:::ledger";
const handedOver = { "s3:x-amz-acl": "bucket-owner-full-control" };

function service(
  name: string,
  Action: string | readonly string[],
  Resource: string,
  Condition: object,
): object {
  return bucketStatement({
    Principal: { Service: `${name}.amazonaws.com` },
    Action,
    Resource,
    Condition,
  });
}

/** Bucket policies that services ask for before they deliver files, or that services for people live on. */
export const bucketPoliciesForServices: Readonly<Record<string, object>> = {
  "an inventory and an analysis, delivered by S3": policyOf(
    service("s3", "s3:PutObject", `${bucket}/*`, {
      ArnLike: { "aws:SourceArn": "arn:aws:s3:::source" },
      StringEquals: { "aws:SourceAccount": account, ...handedOver },
    }),
  ),
  "trails of an organization": policyOf(
    service("cloudtrail", "s3:GetBucketAcl", bucket, {
      StringEquals: { "aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/all` },
    }),
    service("cloudtrail", "s3:PutObject", `${bucket}/AWSLogs/${account}/*`, {
      StringEquals: { ...handedOver, "aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/all` },
    }),
    service("cloudtrail", "s3:PutObject", `${bucket}/AWSLogs/o-exampleorgid/*`, {
      StringEquals: { ...handedOver, "aws:SourceArn": `arn:aws:cloudtrail:${region}:${account}:trail/all` },
    }),
  ),
  "Config, with the check that the bucket is there": policyOf(
    service("config", "s3:GetBucketAcl", bucket, { StringEquals: { "AWS:SourceAccount": account } }),
    service("config", "s3:ListBucket", bucket, { StringEquals: { "AWS:SourceAccount": account } }),
    service("config", "s3:PutObject", `${bucket}/AWSLogs/${account}/Config/*`, {
      StringEquals: { "AWS:SourceAccount": account, ...handedOver },
    }),
  ),
  "access logs of a distribution": policyOf(
    service("delivery.logs", "s3:PutObject", `${bucket}/AWSLogs/${account}/CloudFront/*`, {
      StringEquals: { ...handedOver, "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:aws:logs:us-east-1:${account}:delivery-source:*` },
    }),
  ),
  "logs of load balancers of the account": policyOf(
    service("logdelivery.elasticloadbalancing", "s3:PutObject", `${bucket}/AWSLogs/${account}/*`, {
      ArnLike: { "aws:SourceArn": `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
    }),
  ),
  "flow logs of several accounts": policyOf(
    service("delivery.logs", "s3:PutObject", `${bucket}/*`, {
      StringEquals: { "aws:SourceAccount": [account, "444455556666"], ...handedOver },
      ArnLike: { "aws:SourceArn": [`arn:aws:logs:*:${account}:*`, "arn:aws:logs:*:444455556666:*"] },
    }),
    service("delivery.logs", ["s3:GetBucketAcl", "s3:ListBucket"], bucket, {
      StringEquals: { "aws:SourceAccount": [account, "444455556666"] },
    }),
  ),
  "logs of load balancers of a Region of old": policyOf(
    bucketStatement({
      Principal: { AWS: "arn:aws:iam::127311923021:root" },
      Action: "s3:PutObject",
      Resource: `${bucket}/balancer/AWSLogs/${account}/*`,
    }),
  ),
  "access logs, refused where they were asked of other buckets": policyOf(
    bucketStatement({
      Effect: "Deny",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucket}/*`,
      Condition: { StringNotEquals: { "aws:SourceAccount": account } },
    }),
  ),
  "Macie's results": policyOf(
    service("macie", "s3:GetBucketLocation", bucket, {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": [`arn:aws:macie2:${region}:${account}:classification-job/*`] },
    }),
    service("macie", "s3:PutObject", `${bucket}/macie/*`, {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": [`arn:aws:macie2:${region}:${account}:classification-job/*`] },
    }),
    bucketStatement({
      Effect: "Deny",
      Principal: { Service: "macie.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucket}/macie/*`,
      Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
    }),
  ),
  "S3 Storage Lens": policyOf(
    service("storage-lens.s3", "s3:PutObject", `${bucket}/lens/StorageLens/${account}/*`, {
      StringEquals: {
        ...handedOver,
        "aws:SourceAccount": account,
        "aws:SourceArn": `arn:aws:s3:${region}:${account}:storage-lens/whole-account`,
      },
    }),
  ),
  "reports of cost and usage": policyOf(
    service("billingreports", ["s3:GetBucketAcl", "s3:GetBucketPolicy"], bucket, {
      StringLike: { "aws:SourceArn": `arn:aws:cur:us-east-1:${account}:definition/*` },
      StringEquals: { "aws:SourceAccount": account },
    }),
    service("billingreports", "s3:PutObject", `${bucket}/*`, {
      StringLike: { "aws:SourceArn": `arn:aws:cur:us-east-1:${account}:definition/*` },
      StringEquals: { "aws:SourceAccount": account },
    }),
  ),
  "logs that CloudWatch exports": policyOf(
    service(`logs.${region}`, "s3:GetBucketAcl", bucket, {
      StringEquals: { "aws:SourceAccount": [account] },
      ArnLike: { "aws:SourceArn": [`arn:aws:logs:${region}:${account}:log-group:*`] },
    }),
    service(`logs.${region}`, "s3:PutObject", `${bucket}/*`, {
      StringEquals: { ...handedOver, "aws:SourceAccount": [account] },
      ArnLike: { "aws:SourceArn": [`arn:aws:logs:${region}:${account}:log-group:*`] },
    }),
  ),
  "mail that SES stores": policyOf(
    service("ses", "s3:PutObject", `${bucket}/*`, {
      StringEquals: {
        "aws:SourceAccount": account,
        "aws:SourceArn": `arn:aws:ses:${region}:${account}:receipt-rule-set/inbox:receipt-rule/store`,
      },
    }),
  ),
  "a service that works for one organization": policyOf(
    service("delivery.logs", "s3:PutObject", `${bucket}/*`, {
      StringEquals: { "aws:SourceOrgID": "o-exampleorgid" },
    }),
  ),
  "Service Catalog's templates, for a launch role": policyOf(
    bucketStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/Launch` },
      Action: "s3:GetObject",
      Resource: `${bucket}/*`,
      Condition: { StringEquals: { "s3:ExistingObjectTag/servicecatalog:provisioning": "true" } },
    }),
  ),
  "Athena, by whoever may query": policyOf(
    bucketStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/Analyst` },
      Action: ["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation", "s3:PutObject"],
      Resource: [bucket, `${bucket}/*`],
      Condition: { "ForAnyValue:StringEquals": { "aws:CalledVia": "athena.amazonaws.com" } },
    }),
  ),
  "Redshift's audit logs": policyOf(
    service("redshift", ["s3:PutObject", "s3:GetBucketAcl"], `${bucket}*`, {
      StringEquals: { "aws:SourceArn": `arn:aws:redshift:${region}:${account}:cluster:warehouse` },
    }),
  ),
};
