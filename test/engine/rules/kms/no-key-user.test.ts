import { noKeyUser } from "../../../../server/src/engine/rules/kms/no-key-user.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const administer = { Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" } };
const enable = keyStatement({ ...administer, Action: "kms:EnableKey" });
const account = keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:*" });

testRule(noKeyUser, {
  passes: {
    "the policy that KMS gives a new key": policyOf(account),
    "an administrator and a user": policyOf(enable, keyStatement({ Action: "kms:Decrypt" })),
    "an administrator and a service": policyOf(
      enable,
      keyStatement({ Principal: { Service: "s3.amazonaws.com" }, Action: "kms:GenerateDataKey" }),
    ),
    "an administrator and anybody of the account": policyOf(
      enable,
      keyStatement({
        Principal: "*",
        Action: "kms:Decrypt",
        Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
      }),
    ),
    "an administrator who signs": policyOf(
      keyStatement({ ...administer, Action: ["kms:EnableKey", "kms:Sign"] }),
    ),
  },
  fails: {
    "nobody at all": {
      policy: policyOf(keyStatement({ ...administer, Action: ["kms:DescribeKey", "⟦kms:EnableKey⟧"] })),
      message:
        "This policy names who administers the key (role/KeyAdmin) but nobody who uses it. As it stands, nobody can encrypt or decrypt with it unless by a grant.",
      fixes: [],
    },
    "the account alone": {
      policy: policyOf(account, keyStatement({ ...administer, Action: "⟦kms:Enable*⟧" })),
      message:
        "This policy names who administers the key (role/KeyAdmin) but nobody who uses it. Who may, the IAM policies of account 111122223333 decide alone.",
      fixes: [],
    },
    "a user whom a Deny stops": {
      policy: policyOf(
        keyStatement({ ...administer, Action: "⟦kms:Enable*⟧" }),
        keyStatement({ Action: "kms:Decrypt" }),
        keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:Decrypt" }),
      ),
      message:
        "This policy names who administers the key (role/KeyAdmin) but nobody who uses it. As it stands, nobody can encrypt or decrypt with it unless by a grant.",
    },
  },
});
