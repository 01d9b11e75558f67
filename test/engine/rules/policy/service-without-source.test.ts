import { serviceWithoutSource } from "../../../../server/src/engine/rules/policy/service-without-source.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const statementFor = (service: unknown, condition?: object, effect = "Allow"): object =>
  keyStatement({
    Sid: "Topic",
    Effect: effect,
    Principal: { Service: service },
    Action: "kms:GenerateDataKey",
    ...(condition && { Condition: condition }),
  });
const open =
  '"Topic" does not say for whom sns.amazonaws.com acts: somebody in another account may make it act on this. Where the service sends them, conditions on aws:SourceAccount or aws:SourceArn rule that out.';

testRule(serviceWithoutSource, {
  passes: {
    "a source": policyOf(
      statementFor("sns.amazonaws.com", { StringEquals: { "aws:SourceAccount": "123456789012" } }),
    ),
    "an encryption context": policyOf(
      statementFor("logs.eu-central-1.amazonaws.com", {
        ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-central-1:123456789012:*" },
      }),
    ),
    "no service": policyOf(keyStatement()),
    "what cannot be a service, which another rule reports": policyOf(
      statementFor(["*", "https://sns.amazonaws.com", "sns"]),
    ),
    ...Object.fromEntries(
      ["StringNotEquals", "StringEqualsIfExists", "ForAllValues:StringEquals"].map((operator) => [
        `an organization under ${operator}, which services meet`,
        policyOf(
          statementFor("sns.amazonaws.com", {
            [operator]: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            StringEquals: { "aws:SourceAccount": "123456789012" },
          }),
        ),
      ]),
    ),
    "no organization asked for": policyOf(
      statementFor("sns.amazonaws.com", {
        Null: { "aws:PrincipalOrgID": "true" },
        StringEquals: { "aws:SourceAccount": "123456789012" },
      }),
    ),
    "a Deny": policyOf(statementFor("sns.amazonaws.com", undefined, "Deny")),
    "an organization beside other principals": policyOf(
      keyStatement({
        Principal: { AWS: "123456789012", Service: "sns.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:SourceAccount": "123456789012" },
        },
      }),
    ),
  },
  fails: {
    ...Object.fromEntries(
      ["ForAnyValue:StringNotEquals", "ForAnyValue:StringNotLike", "StringLike"].map((operator) => [
        `an organization under ${operator}, which no service meets`,
        {
          policy: policyOf(
            statementFor("sns.amazonaws.com", { [operator]: { "⟦aws:PrincipalOrgID⟧": "o-a1b2c3d4e5" } }),
          ),
          message:
            'Requests of sns.amazonaws.com never have aws:PrincipalOrgID, so "Topic" allows nothing. To restrict for whom a service acts, use aws:SourceAccount, aws:SourceArn or aws:SourceOrgID.',
          severity: "warning" as const,
          fixes: [],
        },
      ]),
    ),
    ...Object.fromEntries(
      ["aws:PrincipalOrgID", "aws:PrincipalTag/team"].map((key) => [
        `${key} that has to be there, whatever it is`,
        {
          policy: policyOf(
            statementFor("sns.amazonaws.com", {
              Null: { [`⟦${key}⟧`]: "false" },
              StringEquals: { "aws:SourceAccount": "123456789012" },
            }),
          ),
          message: `Requests of sns.amazonaws.com never have ${key}, so "Topic" allows nothing. To restrict for whom a service acts, use aws:SourceAccount, aws:SourceArn or aws:SourceOrgID.`,
          severity: "warning" as const,
          fixes: [],
        },
      ]),
    ),
    "no condition": { policy: policyOf(statementFor("⟦sns.amazonaws.com⟧")), message: open, fixes: [] },
    "a condition on something else": {
      policy: policyOf(statementFor("⟦sns.amazonaws.com⟧", { Bool: { "aws:SecureTransport": "true" } })),
      message: open,
    },
    "an organization, to which no service belongs": {
      policy: policyOf(
        statementFor(["cloudfront.amazonaws.com", "sns.amazonaws.com"], {
          StringEquals: { "⟦aws:PrincipalOrgID⟧": "o-a1b2c3d4e5" },
        }),
      ),
      severity: "warning",
      message:
        'Requests of cloudfront.amazonaws.com and sns.amazonaws.com never have aws:PrincipalOrgID, so "Topic" allows nothing. To restrict for whom a service acts, use aws:SourceAccount, aws:SourceArn or aws:SourceOrgID.',
    },
  },
});
