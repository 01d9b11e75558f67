import { actionWithoutEffect } from "../../../../server/src/engine/rules/kms/action-without-effect.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const look = { Sid: "Look" };

testRule(actionWithoutEffect, {
  passes: {
    "actions on keys": policyOf(keyStatement({ Action: ["kms:DescribeKey", "kms:ListGrants"] })),
    "wildcards that bring such actions along": policyOf(
      keyStatement({ Action: ["kms:List*", "kms:Create*", "kms:*CustomKeyStore*"] }),
      keyStatement({ Action: "*" }),
    ),
    "an alias, which is named on the key too": policyOf(keyStatement({ Action: "kms:CreateAlias" })),
    "actions that do not exist or are not of KMS": policyOf(
      keyStatement({ Action: ["kms:ListKey", "s3:ListBucket"] }),
    ),
  },
  fails: {
    "one among others, in another case": {
      policy: policyOf(keyStatement({ ...look, Action: ["kms:DescribeKey", "⟦KMS:listkeys⟧"] })),
      message:
        "KMS:listkeys acts on an account and not on a key, so a key policy cannot allow it. It changes nothing here: its place is an IAM policy.",
      fixes: [
        {
          title: 'Remove "KMS:listkeys" from "Look"',
          access: "unchanged",
          text: policyOf(keyStatement({ ...look, Action: ["kms:DescribeKey"] })),
        },
      ],
    },
    "a statement for nothing else": {
      policy: policyOf(keyStatement(), keyStatement({ ...look, Effect: "Deny", Action: "⟦kms:CreateKey⟧" })),
      message:
        "kms:CreateKey acts on an account and not on a key, so a key policy cannot deny it. It changes nothing here: its place is an IAM policy.",
      fixes: [{ title: 'Remove "Look"', access: "unchanged", text: policyOf(keyStatement()) }],
    },
    "the only statement": {
      policy: { Statement: keyStatement({ Action: ["⟦kms:GenerateRandom⟧"] }) },
      message:
        "kms:GenerateRandom acts on an account and not on a key, so a key policy cannot allow it. It changes nothing here: its place is an IAM policy.",
      fixes: [],
    },
    "what NotAction names": {
      policy: policyOf({
        Effect: "Deny",
        Principal: "*",
        NotAction: ["kms:*", "⟦kms:ListAliases⟧"],
        Resource: "*",
      }),
      message:
        "kms:ListAliases acts on an account and not on a key, so a key policy cannot deny it. It changes nothing here: its place is an IAM policy.",
      fixes: [],
    },
  },
});
