import { invalidEffect } from "../../../../server/src/engine/rules/policy/invalid-effect.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const withEffect = (effect: unknown): object => policyOf(keyStatement({ Effect: effect }));

testRule(invalidEffect, {
  passes: {
    "Allow and Deny": policyOf(keyStatement(), keyStatement({ Effect: "Deny" })),
    "missing, which another rule reports": policyOf(keyStatement({ Effect: undefined })),
    "not even a string, which another rule reports": withEffect(["Allow"]),
    "a template": withEffect("${effect}"),
  },
  fails: {
    "another case": {
      policy: withEffect("⟦allow⟧"),
      message:
        'Effect is "Allow" or "Deny", spelt exactly so, but here it is "allow". AWS refuses this policy.',
      fixes: [{ title: 'Write "Allow"', access: "wider", text: withEffect("Allow") }],
    },
    "another form": {
      policy: withEffect("⟦Denied⟧"),
      message:
        'Effect is "Allow" or "Deny", spelt exactly so, but here it is "Denied". AWS refuses this policy.',
      fixes: [{ title: 'Write "Deny"', access: "narrower", text: withEffect("Deny") }],
    },
    "another word": {
      policy: withEffect("⟦Disallow⟧"),
      message:
        'Effect is "Allow" or "Deny", spelt exactly so, but here it is "Disallow". AWS refuses this policy.',
      fixes: [],
    },
  },
});
