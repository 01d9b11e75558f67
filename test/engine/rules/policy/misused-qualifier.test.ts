import { misusedQualifier } from "../../../../server/src/engine/rules/policy/misused-qualifier.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (condition: object, effect = "Allow"): object =>
  policyOf(bucketStatement({ Sid: "Readers", Effect: effect, Condition: condition }));
const organization = { "aws:PrincipalOrgID": "o-a1b2c3d4e5" };
const paths = { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/*" };

testRule(misusedQualifier, {
  kind: "s3-bucket-policy",
  passes: {
    "one value": policyWith({ StringEquals: organization, Null: { "aws:PrincipalOrgPaths": "false" } }),
    "several values": policyWith({
      "ForAnyValue:StringLike": paths,
      "ForAllValues:StringEquals": { "aws:TagKeys": "team" },
    }),
    "any of one value": policyWith({ "ForAnyValue:StringEquals": organization }),
    "all of one value in a Deny": policyWith({ "ForAllValues:StringEquals": organization }, "Deny"),
    "a key that nobody knows": policyWith({ "ForAllValues:StringEquals": { "saml:sub": "x" } }),
    "the names of an encryption context": {
      policy: policyOf(
        keyStatement({ Condition: { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "team" } } }),
      ),
      kind: "kms-key-policy",
    },
  },
  fails: {
    "all of one value in an Allow": {
      policy: policyWith({ "⟦ForAllValues:StringEquals⟧": organization }),
      message:
        'ForAllValues:StringEquals also holds for requests without aws:PrincipalOrgID, so "Readers" allows them too. The key has one value: take ForAllValues off.',
      fixes: [
        { title: "Use StringEquals", access: "narrower", text: policyWith({ StringEquals: organization }) },
      ],
    },
    "several values without a word which": {
      policy: policyWith({ "⟦StringLike⟧": paths }),
      message:
        "Requests can have several values for aws:PrincipalOrgPaths, and StringLike does not say whether all or any of them are meant. Put ForAllValues: or ForAnyValue: in front.",
      related: ['"aws:PrincipalOrgPaths"'],
    },
    "Null of all": {
      policy: policyWith({ "⟦ForAllValues:Null⟧": { "aws:TagKeys": "true" } }),
      message: 'ForAllValues:Null always holds, whether the key is there or not. Write "Null".',
    },
    "Null of any": {
      policy: policyWith({ "⟦ForAnyValue:Null⟧": { "aws:TagKeys": "true" } }),
      message: 'ForAnyValue:Null never holds, whether the key is there or not. Write "Null".',
    },
    "an encryption context, even in a Deny": {
      policy: policyOf(
        keyStatement({
          Effect: "Deny",
          Condition: { "⟦ForAllValues:StringEquals⟧": { "kms:EncryptionContext:team": "blue" } },
        }),
      ),
      kind: "kms-key-policy",
      severity: "error",
      message:
        "kms:EncryptionContext:team has one value, and ForAllValues:StringEquals also holds where there is none. KMS refuses a policy with ForAllValues here: take it off.",
    },
  },
});
