import { placeholderIn } from "../../catalog/placeholders.ts";
import type { Rule } from "../../lint/rule.ts";
import { replaceValue } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const invalidEffect: Rule = {
  id: "policy/invalid-effect",
  summary: "Effect is neither Allow nor Deny",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["INVALID_EFFECT"],

  *check({ statements, tree }) {
    for (const { node, effect } of statements) {
      const value = propertyOf(node, "Effect")?.value;
      if (value?.kind !== "string" || effect !== undefined || placeholderIn(value.value) !== undefined)
        continue;

      const meant = meantEffect(value.value);
      yield {
        at: value,
        message: `Effect is "Allow" or "Deny", spelt exactly so, but here it is ${quoted(value.value)}. AWS refuses this policy.`,
        fixes: () =>
          meant === undefined
            ? []
            : [
                {
                  title: `Write "${meant}"`,
                  access: meant === "Deny" ? "narrower" : "wider",
                  edits: [replaceValue(tree.text, value, meant)],
                },
              ],
      };
    }
  },
};

/** Only a word that begins like one of the two leaves no doubt: nothing is allowed on a guess. */
function meantEffect(written: string): "Allow" | "Deny" | undefined {
  if (/^\s*allow(?:ed|s)?\s*$/i.test(written)) return "Allow";
  return /^\s*den(?:y|ied|ies)\s*$/i.test(written) ? "Deny" : undefined;
}
