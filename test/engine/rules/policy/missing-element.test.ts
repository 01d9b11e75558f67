import { missingElement } from "../../../../server/src/engine/rules/policy/missing-element.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const withoutResource = { Effect: "Allow", Principal: "*", Action: "kms:*" };
const addStar = 'Add "Resource": "*"';
const covers = "lists nothing here, so this statement covers nothing. Fill it in or remove the statement.";

testRule(missingElement, {
  passes: {
    "a whole statement": policyOf(keyStatement()),
    "a statement that is no list": { Statement: keyStatement() },
    "Not forms": policyOf({ Effect: "Deny", NotPrincipal: "*", NotAction: "kms:*", NotResource: "*" }),
    "no version and no Sid": { Statement: [keyStatement()] },
    "a mistyped name, which another rule reports": policyOf(
      keyStatement({ Resource: undefined, Resources: "*" }),
    ),
    "a mistyped Statement": { statement: [] },
    "text that is not JSON, of which the rest may follow": '{ "Statement": [ { "Effect": ',
  },
  fails: {
    "no Statement": {
      policy: '⟦{⟧ "Version": "2012-10-17" }',
      message: "This policy has no Statement. AWS refuses a policy without one.",
    },
    "no statements": {
      policy: '{ "Statement": ⟦[]⟧ }',
      message: "Statement is an empty list. AWS asks for at least one statement.",
      fixes: [],
    },
    "no Resource in a key policy": {
      policy: policyOf({ ...withoutResource, Sid: "⟦Use⟧" }),
      message: "This statement has no Resource. AWS refuses a policy with such a statement.",
      fixes: [
        {
          title: addStar,
          access: "wider",
          text: policyOf({ ...withoutResource, Sid: "Use", Resource: "*" }),
        },
      ],
    },
    "no Resource in a deny on one line": {
      policy: '{"Statement":⟦{⟧"Effect":"Deny","Principal":"*","Action":"kms:*"}}',
      message: "This statement has no Resource. AWS refuses a policy with such a statement.",
      fixes: [
        {
          title: addStar,
          access: "narrower",
          text: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}',
        },
      ],
    },
    "no Resource in a bucket policy, where nobody but its author knows it": {
      kind: "s3-bucket-policy",
      policy: '{ "Statement": ⟦{⟧ "Effect": "Deny", "Principal": "*", "Action": "s3:*" } }',
      message: "This statement has no Resource. AWS refuses a policy with such a statement.",
      fixes: [],
    },
    "nothing yet": {
      policy: '{ "Statement": [⟦{⟧}] }',
      message:
        "This statement has no Effect and no Principal and no Action and no Resource. AWS refuses a policy with such a statement.",
    },
    "empty lists and objects in a bucket policy": {
      kind: "s3-bucket-policy",
      policy:
        '{ "Statement": { "Effect": "Allow", "Principal": { "AWS": ⟦[]⟧ }, "Action": ⟦[]⟧, "Resource": ⟦[]⟧ } }',
      message: [`Principal ${covers}`, `Action ${covers}`, `Resource ${covers}`],
      fixes: [],
    },
    "an empty object in a key policy": {
      policy: '{ "Statement": { "Effect": "Allow", "Principal": ⟦{}⟧, "Action": "kms:*", "Resource": "*" } }',
      message: `Principal ${covers}`,
      severity: "warning",
    },
    "one of two statements": {
      kind: "s3-bucket-policy",
      policy: policyOf(bucketStatement(), bucketStatement({ Sid: "⟦Second⟧", Effect: undefined })),
      message: "This statement has no Effect. AWS refuses a policy with such a statement.",
    },
  },
});
