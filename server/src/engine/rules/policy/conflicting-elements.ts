import type { Rule } from "../../lint/rule.ts";
import { propertyOf } from "../../tree/node.ts";

export const conflictingElements: Rule = {
  id: "policy/conflicting-elements",
  summary: "An element together with its Not form",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["UNSUPPORTED_ELEMENT_COMBINATION"],

  *check({ statements }) {
    for (const { node } of statements) {
      for (const name of ["Principal", "Action", "Resource"]) {
        const plain = propertyOf(node, name);
        const negated = propertyOf(node, `Not${name}`);
        if (plain === undefined || negated === undefined) continue;
        yield {
          at: negated.name,
          message: `A statement has either ${name} or Not${name}. This one has both, so AWS refuses the policy. Keep the one that says what you mean.`,
          related: [{ at: plain.name, message: `${name} of the same statement.` }],
        };
      }
    }
  },
};
