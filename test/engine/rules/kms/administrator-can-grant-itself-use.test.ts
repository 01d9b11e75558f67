import { administratorCanGrantItselfUse } from "../../../../server/src/engine/rules/kms/administrator-can-grant-itself-use.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const admin = { Sid: "Administer", Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" } };

testRule(administratorCanGrantItselfUse, {
  passes: {
    "an administrator without either": policyOf(
      keyStatement({ ...admin, Action: ["kms:CreateAlias", "kms:EnableKey"] }),
    ),
    "a user of the key with grants": policyOf(
      keyStatement({ ...admin, Action: ["kms:Decrypt", "kms:CreateGrant"] }),
    ),
    "grants for AWS services alone": policyOf(
      keyStatement({ ...admin, Action: "kms:EnableKey" }),
      keyStatement({
        ...admin,
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": true } },
      }),
    ),
    "tags that decide about nothing": policyOf(
      keyStatement({ ...admin, Action: ["kms:EnableKey", "kms:TagResource", "kms:UpdateAlias"] }),
      keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/Reader" }, Action: "kms:Decrypt" }),
    ),
    "the account's delegation": policyOf(
      keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }),
    ),
    "a grant that a Deny takes away": policyOf(
      keyStatement({ ...admin, Action: "kms:Create*" }),
      keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:CreateGrant" }),
    ),
  },
  fails: {
    "a wildcard that brings grants along": {
      policy: policyOf(keyStatement({ ...admin, Action: ["⟦kms:Create*⟧", "kms:EnableKey"] })),
      message:
        "kms:Create* includes kms:CreateGrant. With kms:CreateGrant role/KeyAdmin can give anyone, itself included, a grant to decrypt. Administering a key takes no grants: leave the action out.",
      fixes: [
        {
          title: 'Replace "kms:Create*" by "kms:CreateAlias"',
          access: "narrower",
          text: policyOf(keyStatement({ ...admin, Action: ["kms:CreateAlias", "kms:EnableKey"] })),
        },
      ],
    },
    "the grant by name": {
      policy: policyOf(keyStatement({ ...admin, Action: ["kms:EnableKey", "⟦kms:CreateGrant⟧"] })),
      message:
        "With kms:CreateGrant role/KeyAdmin can give anyone, itself included, a grant to decrypt. Administering a key takes no grants: leave the action out.",
      fixes: [
        {
          title: 'Remove "kms:CreateGrant" from "Administer"',
          access: "narrower",
          text: policyOf(keyStatement({ ...admin, Action: ["kms:EnableKey"] })),
        },
      ],
    },
    "the policy itself": {
      policy: policyOf(keyStatement({ ...admin, Action: "⟦kms:Put*⟧" })),
      message:
        "kms:Put* includes kms:PutKeyPolicy. With kms:PutKeyPolicy role/KeyAdmin can rewrite the key policy and allow itself to decrypt. An administrator may need it: let few have it, and watch for PutKeyPolicy in CloudTrail.",
      fixes: [],
    },
    "the tags, where they decide who uses the key": {
      policy: policyOf(
        keyStatement({ ...admin, Action: ["kms:EnableKey", "⟦kms:TagResource⟧"] }),
        keyStatement({
          Principal: { AWS: "arn:aws:iam::111122223333:role/Reader" },
          Action: "kms:Decrypt",
          Condition: { StringEquals: { "aws:ResourceTag/open": "yes" } },
        }),
      ),
      message:
        "With kms:TagResource role/KeyAdmin can change the tags of the key, on which it depends here who may use it. Let the tags decide about nothing that administrators must not have, or take the action from them.",
      fixes: [],
    },
    "the aliases, where they decide who uses the key": {
      policy: policyOf(
        keyStatement({ ...admin, Action: ["kms:EnableKey", "⟦kms:UpdateAlias⟧"] }),
        keyStatement({
          Principal: { AWS: "arn:aws:iam::111122223333:role/Reader" },
          Action: "kms:Decrypt",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/open" } },
        }),
      ),
      message:
        "With kms:UpdateAlias role/KeyAdmin can change the aliases of the key, on which it depends here who may use it. Let the aliases decide about nothing that administrators must not have, or take the action from them.",
      fixes: [],
    },
  },
});
