import { noKeyAdministrator } from "../../../../server/src/engine/rules/kms/no-key-administrator.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const account = { Sid: "Account", Principal: { AWS: "arn:aws:iam::111122223333:root" } };
const everything = keyStatement({ ...account, Action: "kms:*" });
const use = keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/App" }, Action: "kms:Decrypt" });
const administer = keyStatement({
  Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" },
  Action: "kms:EnableKey",
});

testRule(noKeyAdministrator, {
  passes: {
    "the policy that KMS gives a new key": policyOf(everything),
    "an administrator and a user": policyOf(everything, administer, use),
    "a statement that is being written": policyOf(everything, use, { Effect: "Allow" }),
    "administrators by a pattern": policyOf(
      everything,
      use,
      keyStatement({
        Principal: "*",
        Action: "kms:EnableKey",
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Admin*" } },
      }),
    ),
    "an account that administers and hands out no use": policyOf(
      keyStatement({ ...account, Action: ["kms:PutKeyPolicy", "kms:EnableKey"] }),
      use,
    ),
    "services and a role of a service": policyOf(
      everything,
      keyStatement({ Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "kms:GenerateDataKey" }),
      keyStatement({
        Principal: { AWS: "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/X" },
        Action: "kms:Decrypt",
      }),
    ),
    "somebody who looks at the key": policyOf(everything, keyStatement()),
    "nobody who administers at all": policyOf(use),
  },
  fails: {
    "a user beside the account": {
      policy: policyOf(keyStatement({ ...account, Action: "⟦kms:*⟧" }), use),
      message:
        'This policy names who uses the key (role/App) but nobody who administers it: "Account" leaves that, together with its use, to the IAM policies of account 111122223333. Name a role for the administration, and leave to the account no more than recovery.',
      fixes: [],
    },
    "an administrator whom a Deny stops": {
      policy: policyOf(
        keyStatement({ ...account, Action: ["kms:Decrypt", "⟦kms:PutKeyPolicy⟧"] }),
        use,
        administer,
        keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:EnableKey" }),
      ),
      message:
        'This policy names who uses the key (role/App) but nobody who administers it: "Account" leaves that, together with its use, to the IAM policies of account 111122223333. Name a role for the administration, and leave to the account no more than recovery.',
    },
  },
});
