import type { RuleId } from "./rule.ts";

/** Where the repository shows its files. A rule's page stands beside the rule. */
const RULES_FOLDER = "https://github.com/latchkey/latchkey/blob/main/server/src/engine/rules";

/** The address of the page that explains a rule. */
export function pageOf(rule: RuleId): string {
  return `${RULES_FOLDER}/${rule}.md`;
}
