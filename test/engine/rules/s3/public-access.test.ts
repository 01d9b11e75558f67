import { publicAccess } from "../../../../server/src/engine/rules/s3/public-access.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule, type FailingCase } from "../../../support/ruleTester.ts";

const withCondition = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Principal: "*", Condition: { [operator]: { [key]: value } } }));
const published = (names: string): string =>
  `Statement 1 allows everybody in the world ${names}: nothing in its conditions says who may call. That is right for what is meant to be published, and for nothing else.`;

/** Reading under a condition that keeps nobody out. */
function readable(operator: string, key: string, value: unknown): FailingCase {
  return {
    policy: policyOf(bucketStatement({ Principal: "⟦*⟧", Condition: { [operator]: { [key]: value } } })),
    message: published("s3:GetObject"),
    severity: "information",
    fixes: [],
  };
}

testRule(publicAccess, {
  passes: {
    "by name": policyOf(bucketStatement()),
    "an organization": withCondition("StringEquals", "aws:PrincipalOrgID", "o-exampleorgid"),
    "an account": withCondition("StringEquals", "aws:PrincipalAccount", "123456789012"),
    "roles by a pattern": withCondition("ArnLike", "aws:PrincipalArn", "arn:aws:iam::123456789012:role/*"),
    "addresses of one network": withCondition("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
    "an endpoint": withCondition("StringEquals", "aws:SourceVpce", "vpce-1a2b3c4d"),
    "a distribution of CloudFront": withCondition(
      "StringEquals",
      "aws:SourceArn",
      "arn:aws:cloudfront::123456789012:distribution/EDFDVBD6EXAMPLE",
    ),
    "access points of one account": withCondition(
      "StringEquals",
      "s3:DataAccessPointAccount",
      "123456789012",
    ),
    "services of AWS": withCondition("Bool", "aws:PrincipalIsAWSService", "true"),
    "a Deny": policyOf(bucketStatement({ Effect: "Deny", Principal: "*" })),
    "an Allow that a Deny takes back": policyOf(
      bucketStatement({ Principal: "*" }),
      bucketStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
      }),
    ),
    "an action that nobody knows": policyOf(bucketStatement({ Principal: "*", Action: "s3:GetEverything" })),
    "NotPrincipal, which another rule reports": policyOf(
      bucketStatement({ Principal: undefined, NotPrincipal: { AWS: "123456789012" } }),
    ),
  },
  fails: {
    reading: {
      policy: policyOf(bucketStatement({ Principal: { AWS: "⟦*⟧" } })),
      message: published("s3:GetObject"),
      severity: "information",
    },
    "reading over TLS alone": readable("Bool", "aws:SecureTransport", "true"),
    "reading by a header that the client chooses": readable(
      "StringLike",
      "aws:Referer",
      "https://example.com/*",
    ),
    "reading from any address": readable("IpAddress", "aws:SourceIp", "0.0.0.0/0"),
    "reading by a pattern for anybody": readable("StringLike", "aws:PrincipalArn", "*"),
    "reading through an endpoint, or without one": {
      policy: policyOf(
        bucketStatement({
          Principal: "⟦*⟧",
          Condition: { StringEqualsIfExists: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
        }),
      ),
      message:
        "Statement 1 allows everybody in the world s3:GetObject: StringEqualsIfExists on aws:SourceVpce also holds for requests without the key. Ask for the key to be there, unless this is meant to be published.",
      related: ['"aws:SourceVpce"'],
      fixes: [
        {
          title: "Use StringEquals",
          access: "narrower",
          text: withCondition("StringEquals", "aws:SourceVpce", "vpce-1a2b3c4d"),
        },
      ],
    },
    "writing for units of an organization, or for nobody's": {
      policy: policyOf(
        bucketStatement({
          Principal: "⟦*⟧",
          Action: "s3:PutObject",
          Condition: { "ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/*" } },
        }),
      ),
      message:
        "Statement 1 allows everybody in the world s3:PutObject: ForAllValues:StringLike on aws:PrincipalOrgPaths also holds for requests without the key. Strangers can change what is in it, at your cost and in your name.",
      fixes: [
        {
          title: "Use ForAnyValue:StringLike",
          access: "narrower",
          text: policyOf(
            bucketStatement({
              Principal: "*",
              Action: "s3:PutObject",
              Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/*" } },
            }),
          ),
        },
      ],
    },
    writing: {
      policy: policyOf(
        bucketStatement({ Sid: "Drop box", Principal: "⟦*⟧", Action: ["s3:GetObject", "s3:PutObject"] }),
      ),
      message:
        '"Drop box" allows everybody in the world s3:PutObject: nothing in its conditions says who may call. Strangers can change what is in it, at your cost and in your name.',
      fixes: [],
    },
  },
});
