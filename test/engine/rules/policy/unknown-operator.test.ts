import { unknownOperator } from "../../../../server/src/engine/rules/policy/unknown-operator.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const tls = { "aws:SecureTransport": "false" };
const policyWith = (condition: unknown, effect = "Deny"): object =>
  policyOf(bucketStatement({ Effect: effect, Condition: condition }));

testRule(unknownOperator, {
  kind: "s3-bucket-policy",
  passes: {
    "every form of an operator": policyWith({
      Bool: tls,
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" },
      "ForAllValues:StringNotLikeIfExists": { "aws:TagKeys": "team" },
      Null: { "aws:PrincipalArn": "false" },
    }),
    "no condition": policyWith({}),
    "a condition that is no object, which another rule reports": policyWith("Bool"),
    "a name that a template fills in": policyWith({ "{{operator}}": tls }),
  },
  fails: {
    "the beginning of an operator": {
      policy: policyWith({ "⟦DateGreater⟧": { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
      message:
        'There is no condition operator "DateGreater". "DateGreaterThan" is probably meant. AWS refuses this policy.',
    },
    "the beginning of several": {
      policy: policyWith({ "⟦StringNot⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'There is no condition operator "StringNot". Operators are named like StringEquals or ArnLike. AWS refuses this policy.',
    },
    "an operator and a key that have changed places": {
      policy: policyWith({ "⟦aws:PrincipalOrgID⟧": { StringNotEquals: "o-a1b2c3d4e5" } }),
      message:
        '"aws:PrincipalOrgID" is a condition key, and its place is inside an operator: { "StringEquals": { "aws:PrincipalOrgID": … } }. AWS refuses this policy.',
      fixes: [
        {
          title: 'Let "StringNotEquals" and "aws:PrincipalOrgID" change places',
          access: "narrower",
          text: policyWith({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
        },
      ],
    },
    "a key without an operator": {
      policy: policyWith({ "⟦aws:PrincipalOrgID⟧": "o-a1b2c3d4e5" }),
      message:
        '"aws:PrincipalOrgID" is a condition key, and its place is inside an operator: { "StringEquals": { "aws:PrincipalOrgID": … } }. AWS refuses this policy.',
      fixes: [],
    },
    "a slip": {
      policy: policyWith({ "⟦Boolean⟧": tls }),
      message:
        'There is no condition operator "Boolean". Operators are named like StringEquals or ArnLike. AWS refuses this policy.',
      fixes: [],
    },
    "a letter left out": {
      policy: policyWith({ "⟦StringNotEqual⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'There is no condition operator "StringNotEqual". "StringNotEquals" is probably meant. AWS refuses this policy.',
      fixes: [
        {
          title: 'Write "StringNotEquals"',
          access: "narrower",
          text: policyWith({ StringNotEquals: { "aws:PrincipalAccount": "123456789012" } }),
        },
      ],
    },
    "a word in its wrong place": {
      policy: policyWith({ "⟦NotStringEquals⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'There is no condition operator "NotStringEquals". "StringNotEquals" is probably meant. AWS refuses this policy.',
      fixes: [
        {
          title: 'Write "StringNotEquals"',
          access: "narrower",
          text: policyWith({ StringNotEquals: { "aws:PrincipalAccount": "123456789012" } }),
        },
      ],
    },
    "a negation that is near to no negated operator": {
      policy: policyWith({ "⟦NotBool⟧": tls }),
      message:
        'There is no condition operator "NotBool". Operators are named like StringEquals or ArnLike. AWS refuses this policy.',
      fixes: [],
    },
    "a name in which something seems to be missing": {
      policy: policyWith({ "⟦__FOO__⟧": tls }),
      message:
        'There is no condition operator "__FOO__". Operators are named like StringEquals or ArnLike. AWS refuses this policy.',
    },
    "a name that is not whole": {
      policy: policyWith({ "⟦StringEqualsIfE⟧": { "aws:PrincipalAccount": "123456789012" } }),
      message:
        'There is no condition operator "StringEqualsIfE". "StringEqualsIfExists" is probably meant. AWS refuses this policy.',
    },
    "a slip in the qualifier": {
      policy: policyWith({ "⟦ForAllValue:StringEquals⟧": { "aws:TagKeys": "team" } }, "Allow"),
      message:
        'There is no condition operator "ForAllValue:StringEquals". "ForAllValues:StringEquals" is probably meant. AWS refuses this policy.',
    },
    "other case": {
      policy: policyWith({ "⟦bool⟧": tls }),
      severity: "warning",
      message: 'IAM spells this operator "Bool", not "bool".',
    },
    "Null with IfExists": {
      policy: policyWith({ "⟦NullIfExists⟧": { "aws:PrincipalArn": "true" } }),
      message:
        'Null asks whether a key is there, so IfExists has nothing to add and AWS refuses "NullIfExists". Write "Null".',
    },
    "an operator that the statement has already": {
      policy: policyWith({ Bool: tls, "⟦bool⟧": { "aws:ViaAWSService": "false" } }),
      severity: "warning",
      message: 'IAM spells this operator "Bool", not "bool".',
      fixes: [],
    },
  },
});
