import { weakCondition } from "../../../../server/src/engine/rules/policy/weak-condition.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const statementWith = (effect: string, condition: object): object =>
  bucketStatement({ Sid: "Readers", Effect: effect, Action: "s3:ListBucket", Condition: condition });
const policyWith = (effect: string, condition: object): object => policyOf(statementWith(effect, condition));
const policyForUser = (effect: string, condition: object): object =>
  policyOf({
    ...statementWith(effect, condition),
    Principal: { AWS: "arn:aws:iam::123456789012:user/Clerk" },
  });

testRule(weakCondition, {
  kind: "s3-bucket-policy",
  passes: {
    "an address in its network": policyWith("Allow", {
      IpAddress: { "aws:VpcSourceIp": "10.1.2.0/24" },
      StringEquals: { "aws:SourceVpc": "vpc-1a2b3c4d" },
    }),
    "a referer in a Deny": policyWith("Deny", { StringNotLike: { "aws:Referer": "https://example.com/*" } }),
    "whether there is a referer": policyWith("Allow", { Null: { "aws:Referer": "true" } }),
    "prefixes that may be listed": policyWith("Allow", { StringLike: { "s3:prefix": "public/*" } }),
    "all prefixes but those": policyWith("Deny", { StringNotLike: { "s3:prefix": "public/*" } }),
    "MFA, or no use": policyWith("Deny", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }),
    "MFA in two halves": policyOf(
      bucketStatement({
        Effect: "Deny",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
      bucketStatement({ Effect: "Deny", Condition: { Null: { "aws:MultiFactorAuthAge": "true" } } }),
    ),
    "MFA of roles, which have no access keys": policyOf(
      bucketStatement({
        Effect: "Deny",
        Principal: { AWS: ["arn:aws:iam::111122223333:role/Keeper"] },
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      }),
    ),
    "MFA and nothing else": policyWith("Allow", { Bool: { "aws:MultiFactorAuthPresent": true } }),
    "no MFA that is long ago, or none": policyWith("Deny", { Null: { "aws:MultiFactorAuthAge": "true" } }),
    "a star that is a character": policyWith("Allow", { StringEquals: { "aws:PrincipalTag/team": "*" } }),
  },
  fails: {
    "what the caller writes": {
      policy: policyWith("Allow", { StringLike: { "⟦aws:UserAgent⟧": "ledger/*" } }),
      message:
        "Whoever sends a request writes its aws:UserAgent, so this condition keeps nobody out who knows the value.",
      fixes: [],
    },
    "an address in any network": {
      policy: policyWith("Allow", { IpAddress: { "⟦aws:VpcSourceIp⟧": "10.1.2.0/24" } }),
      message:
        'Every VPC may have the same private addresses, so "Readers" lets those of other VPCs in too. Ask for aws:SourceVpc or aws:SourceVpce beside aws:VpcSourceIp.',
    },
    "any value": {
      policy: policyWith("Allow", { StringLike: { "aws:PrincipalTag/team": "⟦*⟧" } }),
      severity: "hint",
      message:
        '"*" fits every aws:PrincipalTag/team: the condition holds wherever the key is there, which Null with "false" says plainly.',
    },
    "no value": {
      policy: policyWith("Deny", { StringNotLike: { "aws:PrincipalTag/team": "⟦*⟧" } }),
      severity: "hint",
      message:
        '"*" fits every aws:PrincipalTag/team: the condition holds wherever the key is missing, which Null with "true" says plainly.',
    },
    "any value, or none": {
      policy: policyWith("Allow", { StringLikeIfExists: { "aws:PrincipalTag/team": "⟦*⟧" } }),
      severity: "hint",
      message: '"*" fits every aws:PrincipalTag/team: the condition holds for every request.',
    },
    "MFA that a Deny overlooks": {
      policy: policyForUser("Deny", { Bool: { "⟦aws:MultiFactorAuthPresent⟧": "false" } }),
      message:
        '"Readers" does not deny requests that are signed with a user\'s access key: these have no aws:MultiFactorAuthPresent. BoolIfExists does what is meant.',
      fixes: [
        {
          title: "Use BoolIfExists",
          access: "narrower",
          text: policyForUser("Deny", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }),
        },
      ],
    },
    "MFA that an Allow does without": {
      policy: policyForUser("Allow", { BoolIfExists: { "⟦aws:MultiFactorAuthPresent⟧": true } }),
      message:
        '"Readers" also allows requests that are signed with a user\'s access key: these have no aws:MultiFactorAuthPresent. Bool does what is meant.',
      fixes: [
        {
          title: "Use Bool",
          access: "narrower",
          text: policyForUser("Allow", { Bool: { "aws:MultiFactorAuthPresent": true } }),
        },
      ],
    },
    "MFA of which only the mention counts": {
      policy: policyWith("Allow", { Null: { "⟦aws:MultiFactorAuthPresent⟧": "false" } }),
      message:
        'Null asks whether aws:MultiFactorAuthPresent is there, and with temporary credentials it is, be there MFA or not. Bool with "true" asks for MFA.',
      fixes: [],
    },
    "prefixes that may not be listed": {
      policy: policyWith("Deny", { StringLike: { "⟦s3:prefix⟧": "private/*" } }),
      message:
        '"Readers" keeps listings with these prefixes away, but one with a shorter prefix, or none, shows the same objects. Name the prefixes that may be listed instead.',
    },
  },
});
