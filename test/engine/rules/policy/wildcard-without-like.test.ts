import { wildcardWithoutLike } from "../../../../server/src/engine/rules/policy/wildcard-without-like.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (condition: object, effect = "Allow"): object =>
  policyOf(bucketStatement({ Effect: effect, Condition: condition }));
const team = { "aws:PrincipalTag/team": "ledger-*" };
const message = (operator: string, like: string): string =>
  `${operator} takes the wildcard in "ledger-*" for a plain character, and hardly any request carries that. ${like} knows wildcards.`;

testRule(wildcardWithoutLike, {
  kind: "s3-bucket-policy",
  passes: {
    "operators that know wildcards": policyWith({
      StringLike: team,
      ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" },
    }),
    "no wildcard": policyWith({ StringEquals: { "aws:PrincipalTag/team": "ledger" } }),
    "a star that is meant": policyWith({ StringEquals: { "aws:PrincipalTag/team": "ledger-${*}" } }),
    "a star that a template brings along": policyWith({
      StringEquals: { "aws:PrincipalTag/team": "<team*>" },
    }),
  },
  fails: {
    "an Allow for nobody": {
      policy: policyWith({ StringEquals: { "aws:PrincipalTag/team": "⟦ledger-*⟧" } }),
      message: message("StringEquals", "StringLike"),
      fixes: [{ title: "Use StringLike", access: "wider", text: policyWith({ StringLike: team }) }],
    },
    "a Deny for everybody": {
      policy: policyWith(
        { StringNotEqualsIfExists: { "aws:PrincipalTag/team": ["x", "⟦ledger-*⟧"] } },
        "Deny",
      ),
      message: message("StringNotEqualsIfExists", "StringNotLikeIfExists"),
      fixes: [
        {
          title: "Use StringNotLikeIfExists",
          access: "wider",
          text: policyWith({ StringNotLikeIfExists: { "aws:PrincipalTag/team": ["x", "ledger-*"] } }, "Deny"),
        },
      ],
    },
    "ARNs, which have operators of their own": {
      policy: policyWith({
        StringEquals: { "aws:PrincipalArn": "⟦arn:aws:iam::123456789012:role/ledger-*⟧" },
      }),
      message: message("StringEquals", "ArnLike").replace(
        "ledger-*",
        "arn:aws:iam::123456789012:role/ledger-*",
      ),
      fixes: [
        {
          title: "Use ArnLike",
          access: "wider",
          text: policyWith({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/ledger-*" } }),
        },
      ],
    },
    "a pattern that reaches over the parts of an ARN": {
      policy: policyWith({ "ForAnyValue:StringNotEquals": { "aws:SourceArn": "⟦arn:aws:s3*⟧" } }),
      message: message("ForAnyValue:StringNotEquals", "ForAnyValue:StringNotLike").replace(
        "ledger-*",
        "arn:aws:s3*",
      ),
    },
    "case ignored, for which there is no Like": {
      policy: policyWith({ StringEqualsIgnoreCase: { "aws:PrincipalTag/team": "⟦ledger-*⟧" } }),
      message: message("StringEqualsIgnoreCase", "StringLike"),
      fixes: [],
    },
    "an operator with several keys": {
      policy: policyWith({ StringEquals: { "aws:PrincipalTag/team": "⟦ledger-*⟧", "aws:userid": "x" } }),
      message: message("StringEquals", "StringLike"),
      fixes: [],
    },
  },
});
