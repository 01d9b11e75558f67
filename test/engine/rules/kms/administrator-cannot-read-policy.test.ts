import { administratorCannotReadPolicy } from "../../../../server/src/engine/rules/kms/administrator-cannot-read-policy.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const admin = { Sid: "Administer", Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" } };
const MESSAGE =
  "role/KeyAdmin may replace this policy (kms:PutKeyPolicy) but not read it (kms:GetKeyPolicy). KMS replaces the whole policy at once, so it can only be changed blindly.";

testRule(administratorCannotReadPolicy, {
  passes: {
    "both in one statement": policyOf(
      keyStatement({ ...admin, Action: ["kms:PutKeyPolicy", "kms:GetKeyPolicy"] }),
    ),
    "both in two statements": policyOf(
      keyStatement({ ...admin, Action: "kms:Put*" }),
      keyStatement({ ...admin, Action: "kms:Get*" }),
    ),
    "reading for everyone": policyOf(
      keyStatement({ ...admin, Action: "kms:Put*" }),
      keyStatement({ Principal: "*", Action: "kms:GetKeyPolicy" }),
    ),
    neither: policyOf(keyStatement({ ...admin, Action: "kms:EnableKey" })),
    "the account's delegation": policyOf(
      keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:PutKeyPolicy" }),
    ),
    "replacing that a Deny takes away": policyOf(
      keyStatement({ ...admin, Action: "kms:PutKeyPolicy" }),
      keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:Put*" }),
    ),
  },
  fails: {
    "replacing alone": {
      policy: policyOf(keyStatement({ ...admin, Action: ["kms:EnableKey", "⟦kms:PutKeyPolicy⟧"] })),
      message: MESSAGE,
      fixes: [
        {
          title: 'Add "kms:Get*" to Action of "Administer"',
          access: "wider",
          text: policyOf(
            keyStatement({ ...admin, Action: ["kms:EnableKey", "kms:PutKeyPolicy", "kms:Get*"] }),
          ),
        },
      ],
    },
    anyone: {
      policy: policyOf(keyStatement({ Principal: "*", Action: ["kms:EnableKey", "⟦kms:PutKeyPolicy⟧"] })),
      message: MESSAGE.replace("role/KeyAdmin", "Anyone"),
    },
    "reading that a Deny takes away": {
      policy: policyOf(
        keyStatement({ ...admin, Action: "⟦kms:*⟧" }),
        keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:GetKeyP*" }),
      ),
      message: MESSAGE,
      fixes: [],
    },
    "NotAction that leaves out reading": {
      policy: policyOf({
        Effect: "Allow",
        Principal: admin.Principal,
        "⟦NotAction⟧": ["kms:Get*"],
        Resource: "*",
      }),
      message: MESSAGE,
      fixes: [],
    },
  },
});
