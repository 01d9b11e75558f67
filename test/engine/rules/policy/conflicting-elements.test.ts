import { conflictingElements } from "../../../../server/src/engine/rules/policy/conflicting-elements.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const messageFor = (name: string): string =>
  `A statement has either ${name} or Not${name}. This one has both, so AWS refuses the policy. Keep the one that says what you mean.`;

testRule(conflictingElements, {
  passes: {
    "plain forms": policyOf(keyStatement()),
    "Not forms": policyOf({ NotPrincipal: "*", NotAction: "kms:*", NotResource: "*" }),
    "one form in each of two statements": policyOf({ Action: "kms:*" }, { NotAction: "kms:*" }),
  },
  fails: {
    "both forms of Principal": {
      policy: policyOf({ "⟦NotPrincipal⟧": "*", Principal: "*" }),
      message: messageFor("Principal"),
      related: ['"Principal"'],
      fixes: [],
    },
    "both forms of everything": {
      policy: policyOf(keyStatement({ "⟦NotPrincipal⟧": "*", "⟦NotAction⟧": "kms:*", "⟦NotResource⟧": "*" })),
      message: [messageFor("Principal"), messageFor("Action"), messageFor("Resource")],
    },
  },
});
