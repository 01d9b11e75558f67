import { meantElement, policyElements } from "../../catalog/elements.ts";
import type { Rule } from "../../lint/rule.ts";
import { setProperty } from "../../tree/edits.ts";

export const missingVersion: Rule = {
  id: "policy/missing-version",
  summary: "A policy that does not say its Version",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "hint",
  answers: ["MISSING_VERSION"],

  *check({ root, statements, tree }) {
    // Text that could be a variable makes it more than a matter of tidiness: another rule has its eye on that.
    if (root === undefined || statements.length === 0 || tree.text.includes("${")) return;
    const names = root.properties.map(({ name }) => meantElement(name.value, policyElements));
    if (names.includes("Version")) return;
    yield {
      at: { start: root.start, end: root.start + 1 },
      message:
        'This policy does not say its Version, and AWS takes it for one of "2008-10-17". That is no fault, but a variable that somebody adds later will be plain text. The present one is "2012-10-17".',
      fixes: () => [
        {
          title: 'Add "Version": "2012-10-17"',
          access: "unchanged",
          edits: [setProperty(tree.text, root, "Version", "2012-10-17")],
        },
      ],
    };
  },
};
