import { keyStatement, policyOf } from "../../support/statements.ts";
import { account, administration, delegation } from "./parties.ts";

const region = "eu-central-1";
const ofAccount = { "aws:SourceAccount": account };
const useActions = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncrypt*",
  "kms:GenerateDataKey*",
  "kms:DescribeKey",
];

/** A key that the service itself uses, for the account's own resources. */
function usedBy(service: string, Action: string | readonly string[], Condition: object): object {
  return policyOf(
    delegation,
    administration,
    keyStatement({ Principal: { Service: `${service}.amazonaws.com` }, Action, Condition }),
  );
}

/** A key that a role uses when it asks the service for something. */
function usedThrough(service: string, condition: object = {}): object {
  return policyOf(
    delegation,
    administration,
    keyStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/App` },
      Action: useActions,
      Condition: { StringEquals: { "kms:ViaService": `${service}.${region}.amazonaws.com` }, ...condition },
    }),
    keyStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/App` },
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    }),
  );
}

/** Key policies that services ask for. */
export const keyPoliciesForServices: Readonly<Record<string, object>> = {
  "replication from another account": policyOf(
    delegation,
    administration,
    keyStatement({
      Principal: { AWS: "arn:aws:iam::444455556666:role/service-role/Copier" },
      Action: "kms:Encrypt",
      Condition: {
        StringLike: {
          "kms:ViaService": `s3.${region}.amazonaws.com`,
          "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::copies", "arn:aws:s3:::copies/*"],
        },
      },
    }),
  ),
  "CloudWatch Logs, one log group": usedBy(`logs.${region}`, useActions, {
    ArnEquals: {
      "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:/app/orders`,
    },
  }),
  "CloudWatch Logs, every log group of the account": usedBy(`logs.${region}`, useActions, {
    ArnLike: { "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:*` },
  }),
  "vended logs, such as those of VPC flows": usedBy("delivery.logs", useActions, {
    StringEquals: ofAccount,
    ArnLike: { "aws:SourceArn": `arn:aws:logs:${region}:${account}:*` },
  }),
  "an encrypted queue behind a topic": usedBy("sns", ["kms:GenerateDataKey*", "kms:Decrypt"], {
    ArnEquals: { "aws:SourceArn": `arn:aws:sns:${region}:${account}:orders` },
  }),
  "an encrypted topic behind alarms": usedBy("cloudwatch", ["kms:GenerateDataKey*", "kms:Decrypt"], {
    ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${account}:alarm:*` },
    StringEquals: ofAccount,
  }),
  "an encrypted queue behind an EventBridge rule": usedBy("events", ["kms:GenerateDataKey", "kms:Decrypt"], {
    StringEquals: ofAccount,
    ArnLike: { "aws:SourceArn": `arn:aws:events:${region}:${account}:rule/*` },
  }),
  "an encrypted queue behind a bucket's events": usedBy("s3", ["kms:GenerateDataKey", "kms:Decrypt"], {
    StringEquals: ofAccount,
    ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:ledger" },
  }),
  "CloudFront with origin access control": usedBy(
    "cloudfront",
    ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
    { StringEquals: { "AWS:SourceArn": `arn:aws:cloudfront::${account}:distribution/EDFDVBD6EXAMPLE` } },
  ),
  "GuardDuty's export of findings": usedBy("guardduty", "kms:GenerateDataKey", {
    StringEquals: {
      ...ofAccount,
      "aws:SourceArn": `arn:aws:guardduty:${region}:${account}:detector/12abc34d567e8fa901bc2d34e56789f0`,
    },
  }),
  "Macie's discovery results": usedBy("macie", ["kms:GenerateDataKey", "kms:Encrypt"], {
    StringEquals: ofAccount,
    ArnLike: {
      "aws:SourceArn": [
        `arn:aws:macie2:${region}:${account}:export-configuration:*`,
        `arn:aws:macie2:${region}:${account}:classification-job/*`,
      ],
    },
  }),
  "Macie's own role, which reads objects": policyOf(
    delegation,
    administration,
    keyStatement({
      Sid: "Allow the Macie service-linked role to use the key",
      Principal: {
        AWS: `arn:aws:iam::${account}:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie`,
      },
      Action: "kms:Decrypt",
    }),
  ),
  "S3 Storage Lens exports": usedBy("storage-lens.s3", "kms:GenerateDataKey", {
    StringEquals: {
      ...ofAccount,
      "aws:SourceArn": `arn:aws:s3:${region}:${account}:storage-lens/whole-account`,
    },
  }),
  "mail that SES stores": usedBy("ses", ["kms:GenerateDataKey*", "kms:Encrypt"], {
    Null: {
      "kms:EncryptionContext:aws:ses:rule-name": "false",
      "kms:EncryptionContext:aws:ses:message-id": "false",
    },
    StringEquals: {
      ...ofAccount,
      "aws:SourceArn": `arn:aws:ses:${region}:${account}:receipt-rule-set/inbox:receipt-rule/store`,
    },
  }),
  "Route 53, which signs zones": policyOf(
    delegation,
    administration,
    keyStatement({
      Principal: { Service: "dnssec-route53.amazonaws.com" },
      Action: ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
      Condition: {
        StringEquals: ofAccount,
        ArnEquals: { "aws:SourceArn": "arn:aws:route53:::hostedzone/*" },
      },
    }),
    keyStatement({
      Principal: { Service: "dnssec-route53.amazonaws.com" },
      Action: "kms:CreateGrant",
      Condition: { StringEquals: ofAccount, Bool: { "kms:GrantIsForAWSResource": true } },
    }),
  ),
  "EC2 Auto Scaling of another account": policyOf(
    delegation,
    administration,
    keyStatement({ Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: useActions }),
    keyStatement({
      Sid: "Allow attachment of persistent resources in the other account",
      Principal: { AWS: "arn:aws:iam::444455556666:root" },
      Action: "kms:CreateGrant",
    }),
  ),
  "Secrets Manager, one secret": usedThrough("secretsmanager", {
    StringLike: {
      "kms:EncryptionContext:SecretARN": `arn:aws:secretsmanager:${region}:${account}:secret:orders-*`,
    },
  }),
  "Secrets Manager, everyone of the account": policyOf(
    delegation,
    keyStatement({
      Principal: { AWS: "*" },
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:CreateGrant", "kms:DescribeKey"],
      Condition: {
        StringEquals: {
          "kms:CallerAccount": account,
          "kms:ViaService": `secretsmanager.${region}.amazonaws.com`,
        },
      },
    }),
    keyStatement({
      Principal: { AWS: "*" },
      Action: "kms:GenerateDataKey*",
      Condition: {
        StringEquals: { "kms:CallerAccount": account },
        StringLike: { "kms:ViaService": "secretsmanager.*.amazonaws.com" },
      },
    }),
  ),
  "Lambda's environment variables": usedThrough("lambda", {
    StringEquals: {
      "kms:ViaService": `lambda.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:lambda:FunctionArn": `arn:aws:lambda:${region}:${account}:function:orders`,
    },
  }),
  "DynamoDB in any Region": policyOf(
    delegation,
    administration,
    keyStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/App` },
      Action: [...useActions, "kms:CreateGrant"],
      Condition: { StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" } },
    }),
    keyStatement({
      Principal: { Service: "dynamodb.amazonaws.com" },
      Action: ["kms:Describe*", "kms:Get*", "kms:List*"],
    }),
  ),
  "a Redshift warehouse": usedThrough("redshift"),
  "Athena, which reads buckets for its callers": usedThrough("s3"),
  "a vault of AWS Backup": usedThrough("backup"),
  "parameters of Systems Manager": usedThrough("ssm", {
    StringLike: {
      "kms:EncryptionContext:PARAMETER_ARN": `arn:aws:ssm:${region}:${account}:parameter/orders/*`,
    },
  }),
  "S3 and Secrets Manager together": policyOf(
    delegation,
    administration,
    keyStatement({
      Principal: { AWS: `arn:aws:iam::${account}:role/App` },
      Action: useActions,
      Condition: {
        StringEquals: {
          "kms:ViaService": [`s3.${region}.amazonaws.com`, `secretsmanager.${region}.amazonaws.com`],
        },
      },
    }),
  ),
};
