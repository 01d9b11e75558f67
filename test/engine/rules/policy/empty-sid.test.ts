import { emptySid } from "../../../../server/src/engine/rules/policy/empty-sid.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(emptySid, {
  passes: {
    "a Sid": policyOf(keyStatement({ Sid: "Use" })),
    "no Sid": policyOf(keyStatement()),
    "a Sid that is no text": policyOf(keyStatement({ Sid: [] })),
  },
  fails: {
    "a Sid without a text": {
      kind: "s3-bucket-policy",
      policy: policyOf(bucketStatement({ Sid: "⟦⟧" })),
      message: "This Sid is empty and so names nothing. Write what the statement is for, or leave Sid out.",
      fixes: [{ title: "Remove the empty Sid", access: "unchanged", text: policyOf(bucketStatement()) }],
    },
  },
});
