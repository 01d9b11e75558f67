import { placeholderIn } from "../../catalog/placeholders.ts";
import type { Rule } from "../../lint/rule.ts";
import { quoted } from "../quoted.ts";
import { versionFix } from "../versionFix.ts";

const VERSIONS = ["2012-10-17", "2008-10-17"];

export const invalidVersion: Rule = {
  id: "policy/invalid-version",
  summary: "Version is not one of the two that exist",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["INVALID_VERSION"],

  *check({ version, tree }) {
    if (version === undefined || VERSIONS.includes(version.value)) return;
    if (placeholderIn(version.value) !== undefined) return;
    yield {
      at: version.node,
      message: `There is no policy language of the version ${quoted(version.value)}. Version is no date of your own: it is "2012-10-17", or "2008-10-17" for the older language without variables. AWS refuses this policy.`,
      fixes: () => [versionFix(tree.text, version.node)],
    };
  },
};
