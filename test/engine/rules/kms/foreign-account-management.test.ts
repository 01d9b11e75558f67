import { foreignAccountManagement } from "../../../../server/src/engine/rules/kms/foreign-account-management.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const account = keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" });
const partner = "arn:aws:iam::444455556666:role/Partner";
const share = { Sid: "Share", Principal: { AWS: partner } };
const WHY = "KMS lets other accounts use a key, look at it and handle grants, no more.";

testRule(foreignAccountManagement, {
  passes: {
    "what works across accounts": policyOf(
      account,
      keyStatement({ ...share, Action: ["kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant", "kms:Re*"] }),
    ),
    "wildcards that cover some of it": policyOf(account, keyStatement({ ...share, Action: "kms:*" })),
    "management for the key's own account": policyOf(
      account,
      keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/A" }, Action: "kms:EnableKey" }),
    ),
    "a key of nobody knows which account": policyOf(
      keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:PutKeyPolicy" }),
      keyStatement({ Principal: { AWS: "444455556666" }, Action: ["kms:PutKeyPolicy", "kms:EnableKey"] }),
    ),
    "a Deny": policyOf(account, keyStatement({ ...share, Effect: "Deny", Action: "kms:EnableKey" })),
    "everyone and services": policyOf(
      account,
      keyStatement({ Principal: "*", Action: "kms:EnableKey" }),
      keyStatement({ Principal: { Service: "s3.amazonaws.com" }, Action: "kms:EnableKey" }),
    ),
    "accounts that are still to be filled in": policyOf(
      account,
      keyStatement({ Principal: { AWS: "arn:aws:iam::ACCOUNT_ID:role/A" }, Action: "kms:EnableKey" }),
    ),
  },
  fails: {
    "management among other things": {
      policy: policyOf(
        account,
        keyStatement({ ...share, Action: ["kms:Decrypt", "⟦kms:EnableKey⟧", "kms:Put*"] }),
      ),
      message: `kms:EnableKey and kms:Put* never work across accounts: this key belongs to account 111122223333, and role/Partner to another. ${WHY}`,
      related: ['"kms:Put*"'],
      fixes: [
        {
          title: 'Remove "kms:EnableKey" and "kms:Put*" from "Share"',
          access: "narrower",
          text: policyOf(account, keyStatement({ ...share, Action: ["kms:Decrypt"] })),
        },
      ],
    },
    "nothing but management, for a whole account": {
      policy: policyOf(
        account,
        keyStatement({ Sid: "Share", Principal: { AWS: "444455556666" }, Action: "⟦kms:GetKeyPolicy⟧" }),
      ),
      message: `kms:GetKeyPolicy never works across accounts: this key belongs to account 111122223333, and account 444455556666 to another. ${WHY}`,
      fixes: [{ title: 'Remove "Share"', access: "narrower", text: policyOf(account) }],
    },
    "beside a principal of the key's account": {
      policy: policyOf(
        account,
        keyStatement({
          Principal: { AWS: ["arn:aws:iam::111122223333:role/B", partner] },
          Action: "⟦kms:TagResource⟧",
        }),
      ),
      message: `kms:TagResource never works across accounts: this key belongs to account 111122223333, and role/Partner to another. ${WHY}`,
      fixes: [],
    },
    "a key whose account its administrators show": {
      policy: policyOf(
        keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/A" }, Action: "kms:PutKeyPolicy" }),
        keyStatement({ ...share, Action: ["kms:Decrypt", "⟦kms:DisableKey⟧"] }),
      ),
      message: `kms:DisableKey never works across accounts: this key belongs to account 111122223333, and role/Partner to another. ${WHY}`,
    },
  },
});
