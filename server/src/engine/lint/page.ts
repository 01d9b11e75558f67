import type { ConfigRuleId, RuleId } from "./rule.ts";

/** Where the repository shows its files. A rule's page stands beside the rule. */
const REPOSITORY = "https://github.com/latchkey/latchkey/blob/main";
const RULES_FOLDER = `${REPOSITORY}/server/src/engine/rules`;

/** The address of the page that explains a rule. One page explains all that is said of configuration files. */
export function pageOf(rule: RuleId | ConfigRuleId): string {
  if (isOfConfig(rule)) return `${REPOSITORY}/docs/configuration.md`;
  return `${RULES_FOLDER}/${rule}.md`;
}

function isOfConfig(rule: RuleId | ConfigRuleId): rule is ConfigRuleId {
  return rule.startsWith("config/");
}
