import { malformed } from "../../../../../server/src/engine/rules/arn/malformed.ts";
import { bucketStatement, policyOf } from "../../../../support/statements.ts";
import { testRule, type FailingCase } from "../../../../support/ruleTester.ts";

// The names that ARNs and their like are made of: regions, services and accounts.

const withPrincipal = (principal: object): object => policyOf(bucketStatement({ Principal: principal }));
const withCondition = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Condition: { [operator]: { [key]: value } } }));

/** A value under "Service", and what it is to be replaced by. */
function service(value: string, message: string, instead?: string): FailingCase {
  return {
    policy: withPrincipal({ Service: `⟦${value}⟧` }),
    message,
    fixes:
      instead === undefined
        ? []
        : [{ title: `Write "${instead}"`, access: "wider", text: withPrincipal({ Service: instead }) }],
  };
}

function condition(operator: string, key: string, value: string, message: string): FailingCase {
  return {
    policy: withCondition(operator, key, `⟦${value}⟧`),
    message: `${message} No ${key} of a request equals it.`,
    severity: "warning",
  };
}

testRule(malformed, {
  kind: "s3-bucket-policy",
  passes: {
    "ARNs with all parts that their service has": withCondition("ArnLike", "aws:SourceArn", [
      "arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7",
      "arn:aws:route53:::hostedzone/Z1A2B3C4D5E6F7",
      "arn:aws:sns:*:*:alarms",
      "arn:aws:logs:eu-central-1:123456789012:*",
    ]),
    "regions that are new, or patterns for some": withCondition("StringLike", "aws:RequestedRegion", [
      "eu-central-1",
      "eu-southwest-9",
      "us-*",
    ]),
    "a service through which KMS is called": withCondition("StringLike", "kms:ViaService", [
      "s3.eu-central-1.amazonaws.com",
      "s3.*.amazonaws.com",
      "docdb-elastic.eu-central-9.amazonaws.com",
      "memory-db.us-east-1.amazonaws.com",
      "newthing.us-east-1.amazonaws.com",
      "lamda*.us-east-1.amazonaws.com",
    ]),
    "a Region of a replica": withCondition("StringEquals", "kms:ReplicaRegion", ["us-east-1", "eu-west-9"]),
    "a form that no such service has, which another rule reports": withCondition(
      "StringEquals",
      "kms:ViaService",
      ["s3.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"],
    ),
    "services whose names are not those of actions": withPrincipal({
      Service: ["application-insights.amazonaws.com", "macie.amazonaws.com", "ops.apigateway.amazonaws.com"],
    }),
  },
  fails: {
    "an account as the console shows it, for a principal": {
      policy: withPrincipal({ AWS: "⟦1111-2222-3333⟧" }),
      message:
        'An account id is written without dashes, but here stands "1111-2222-3333". AWS refuses a policy with such a principal.',
      fixes: [
        { title: 'Write "111122223333"', access: "wider", text: withPrincipal({ AWS: "111122223333" }) },
      ],
    },
    "a bucket as commands name it": {
      policy: policyOf(bucketStatement({ Resource: "⟦s3://ledger/in/*⟧" })),
      message:
        '"s3://ledger/in/*" is how commands name a bucket. A policy names it by its ARN. S3 refuses a policy with such a resource.',
      fixes: [
        {
          title: 'Write "arn:aws:s3:::ledger/in/*"',
          access: "wider",
          text: policyOf(bucketStatement({ Resource: "arn:aws:s3:::ledger/in/*" })),
        },
      ],
    },
    "a Region of a service that knows none": {
      ...condition(
        "ArnLike",
        "aws:SourceArn",
        "arn:aws:cloudfront:us-east-1:123456789012:distribution/*",
        'CloudFront knows no regions, but here stands "us-east-1".',
      ),
      fixes: [
        {
          title: 'Write "arn:aws:cloudfront::123456789012:distribution/*"',
          access: "wider",
          text: withCondition("ArnLike", "aws:SourceArn", "arn:aws:cloudfront::123456789012:distribution/*"),
        },
      ],
    },
    "no Region of a service that has some": condition(
      "ArnLike",
      "aws:SourceArn",
      "arn:aws:sns::123456789012:alarms",
      '"arn:aws:sns::123456789012:alarms" lacks its region.',
    ),
    "no account of a service that has some": condition(
      "ArnEquals",
      "aws:SourceArn",
      "arn:aws:cloudtrail:eu-central-1::trail/*",
      '"arn:aws:cloudtrail:eu-central-1::trail/*" lacks its account id.',
    ),
    "accounts as other places show them": {
      policy: withCondition("StringEquals", "aws:SourceAccount", [
        "⟦1111-2222-3333⟧",
        "⟦arn:aws:iam::444455556666:root⟧",
      ]),
      message: [
        'An account id has 12 digits, but here stands "1111-2222-3333". No aws:SourceAccount of a request equals it.',
        'An account id has 12 digits, but here stands "arn:aws:iam::444455556666:root". No aws:SourceAccount of a request equals it.',
      ],
      severity: "warning",
      fixes: [
        {
          title: 'Write "111122223333"',
          access: "wider",
          text: withCondition("StringEquals", "aws:SourceAccount", [
            "111122223333",
            "arn:aws:iam::444455556666:root",
          ]),
        },
        {
          title: 'Write "444455556666"',
          access: "wider",
          text: withCondition("StringEquals", "aws:SourceAccount", ["1111-2222-3333", "444455556666"]),
        },
      ],
    },
    "a service with a wildcard": service(
      "*",
      'A service is named outright, without wildcards, but here stands "*". AWS refuses a policy with such a principal.',
    ),
    "a service in capitals": service(
      "CloudTrail.amazonaws.com",
      '"CloudTrail.amazonaws.com" is no service principal. "cloudtrail.amazonaws.com" is probably meant. AWS refuses a policy with such a principal.',
      "cloudtrail.amazonaws.com",
    ),
    "a service with a mistyped end": service(
      "cloudtrail.amazonaws.co",
      '"cloudtrail.amazonaws.co" is no service principal: those end in ".amazonaws.com". "cloudtrail.amazonaws.com" is probably meant. AWS refuses a policy with such a principal.',
      "cloudtrail.amazonaws.com",
    ),
    "a service that is mistyped": {
      ...service(
        "cloudtrial.amazonaws.com",
        'Latchkey knows no service "cloudtrial". "cloudtrail" is the nearest one.',
        "cloudtrail.amazonaws.com",
      ),
      severity: "warning",
    },
    "a service in a mistyped region": {
      ...service(
        "logs.eu-wset-1.amazonaws.com",
        '"eu-wset-1" is no region. "eu-west-1" is the nearest one.',
        "logs.eu-west-1.amazonaws.com",
      ),
      severity: "warning",
    },
    "a mistyped region": {
      policy: withCondition("ArnEquals", "aws:SourceArn", [
        "⟦arn:aws:sns:eu-wset-1:123456789012:topic⟧",
        "⟦arn:aws:sns:us-est-1:123456789012:topic⟧",
      ]),
      message: [
        '"eu-wset-1" is no region. "eu-west-1" is the nearest one.',
        '"us-est-1" is no region. Regions look like "us-east-1".',
      ],
      severity: "warning",
    },
    "a mistyped service": {
      policy: withCondition("ArnLike", "aws:SourceArn", "⟦arn:aws:cloudtrial:*:123456789012:trail/*⟧"),
      message: '"cloudtrial" is no service that Latchkey knows of. "cloudtrail" is the nearest one.',
      severity: "warning",
    },
    "a mistyped service through which KMS is called": {
      policy: withCondition("StringEquals", "kms:ViaService", "⟦lamda.eu-west-1.amazonaws.com⟧"),
      message: 'Latchkey knows no service "lamda". "lambda" is the nearest one.',
      severity: "warning",
      fixes: [
        {
          title: 'Write "lambda.eu-west-1.amazonaws.com"',
          access: "wider",
          text: withCondition("StringEquals", "kms:ViaService", "lambda.eu-west-1.amazonaws.com"),
        },
      ],
    },
    "a mistyped region of a replica": {
      policy: withCondition("StringEquals", "kms:ReplicaRegion", "⟦us-esat-1⟧"),
      message: '"us-esat-1" is no region. "us-east-1" is the nearest one.',
      severity: "warning",
    },
    "a mistyped region of a primary key": {
      policy: withCondition("StringEquals", "kms:PrimaryRegion", "⟦eu-wset-1⟧"),
      message: '"eu-wset-1" is no region. "eu-west-1" is the nearest one.',
      severity: "warning",
    },
    "a region that is compared": condition(
      "StringEquals",
      "aws:RequestedRegion",
      "Frankfurt",
      '"Frankfurt" is no region. Regions look like "us-east-1".',
    ),
    "a zone for a region": {
      ...condition(
        "StringEquals",
        "AWS:SourceArn",
        "arn:aws:sns:us-east-1a:123456789012:topic",
        '"us-east-1a" is no region. "us-east-1" is the nearest one.',
      ),
      fixes: [
        {
          title: 'Write "arn:aws:sns:us-east-1:123456789012:topic"',
          access: "wider",
          text: withCondition("StringEquals", "AWS:SourceArn", "arn:aws:sns:us-east-1:123456789012:topic"),
        },
      ],
    },
  },
});
