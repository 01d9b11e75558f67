import { notActionInAllow } from "../../../../server/src/engine/rules/policy/not-action-in-allow.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const notAction =
  "allows every action but those that NotAction lists, also actions that AWS will add. List what is meant, under Action.";

testRule(notActionInAllow, {
  passes: {
    "the plain elements": policyOf(keyStatement()),
    "a Deny": policyOf(keyStatement({ Effect: "Deny", Action: undefined, NotAction: "kms:DescribeKey" })),
  },
  fails: {
    "all but a few actions": {
      policy: policyOf(
        keyStatement({
          Sid: "Most",
          Action: undefined,
          "⟦NotAction⟧": ["kms:*e*", "kms:GetKeyPolicy"],
        }),
      ),
      message: `"Most" ${notAction}`,
      fixes: [
        {
          title: "Replace NotAction by Action with what it stands for today",
          access: "narrower",
          text: policyOf({
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::123456789012:role/Clerk" },
            Resource: "*",
            Sid: "Most",
            Action: ["kms:ListGrants", "kms:Sign"],
          }),
        },
      ],
    },
    "all but what the catalogue does not know": {
      policy: policyOf(keyStatement({ Action: undefined, "⟦NotAction⟧": "kms:Encapsulate" })),
      message: `Statement 1 ${notAction}`,
      fixes: [],
    },
    "all but some resources": {
      kind: "s3-bucket-policy",
      policy: policyOf(
        bucketStatement({ Resource: undefined, "⟦NotResource⟧": "arn:aws:s3:::ledger/private/*" }),
      ),
      message:
        "Statement 1 allows its actions on everything but what NotResource lists. Name what is meant, under Resource.",
      fixes: [],
    },
  },
});
