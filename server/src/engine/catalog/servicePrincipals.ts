/**
 * Services that write to buckets of their customers, by the names of their principals, the best known first. After the
 * pages of the S3, CloudTrail, Config and CloudWatch Logs guides on the bucket policies that these services need.
 */
const writers: ReadonlyMap<string, string> = new Map([
  ["logging.s3.amazonaws.com", "S3's server access logs"],
  ["delivery.logs.amazonaws.com", "CloudWatch Logs, load balancers and VPC flow logs"],
  ["cloudtrail.amazonaws.com", "CloudTrail"],
  ["config.amazonaws.com", "AWS Config"],
  ["s3.amazonaws.com", "S3, for inventories and event notifications"],
]);

export const bucketWriters: readonly string[] = [...writers.keys()];

/**
 * Services that write to buckets or use keys on somebody's behalf, by the names of their principals. AWS publishes no
 * list of them; these are after the pages of each service's guide on bucket policies, key policies and encryption.
 */
export const servicePrincipals: ReadonlyMap<string, string> = new Map([
  ...writers,
  ["cloudfront.amazonaws.com", "CloudFront's origin access control"],
  ["cloudwatch.amazonaws.com", "CloudWatch alarms"],
  ["dynamodb.amazonaws.com", "DynamoDB"],
  ["ec2.amazonaws.com", "EC2"],
  ["events.amazonaws.com", "EventBridge"],
  ["guardduty.amazonaws.com", "GuardDuty's exports"],
  ["lambda.amazonaws.com", "Lambda"],
  ["logdelivery.elasticloadbalancing.amazonaws.com", "load balancers' access logs"],
  ["logs.amazonaws.com", "CloudWatch Logs, for encrypted log groups"],
  ["serverlessrepo.amazonaws.com", "the Serverless Application Repository"],
  ["ses.amazonaws.com", "Simple Email Service"],
  ["sns.amazonaws.com", "Simple Notification Service"],
  ["sqs.amazonaws.com", "Simple Queue Service"],
]);
