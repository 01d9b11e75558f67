import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { sentence } from "../sentence.ts";
import { checkOf } from "../encryptionChecks.ts";
import { redundanciesOf } from "./effect/redundancies.ts";

export const redundantStatement: Rule = {
  id: "s3/redundant-statement",
  summary: "A statement without which the policy decides the same",
  kinds: ["s3-bucket-policy"],
  severity: "hint",
  answers: ["REDUNDANT_STATEMENT"],

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    for (const { statement, by } of redundanciesOf(policy)) yield problemOf(policy, statement, by);
  },
};

function problemOf(policy: Policy, statement: Statement, by: readonly Statement[]): Problem {
  const at = statement.sid?.node ?? statement.node;
  const related = by.map(({ node, sid }) => ({
    at: sid?.node ?? node,
    message: "Leaves it nothing to say.",
  }));
  if (statement.effect === "Allow" && by.every(({ effect }) => effect === "Deny"))
    return {
      at,
      severity: "information",
      message: `${sentence(titleOf(statement))} lets nothing through: ${listOf(by.map(titleOf))} ${reasonFor(statement, by)}. See whether that is meant.`,
      related,
    };
  const isGuides = asksOnlyForHeader(policy, statement);
  const rest = isGuides
    ? " The guide has this statement all the same: it says plainly that the header is required."
    : "";
  return {
    at,
    message: `The policy decides the same without ${titleOf(statement)}: ${listOf(by.map(titleOf))} ${reasonFor(statement, by)}.${rest}`,
    related,
  };
}

/** What the others do about all that a statement says. A Deny settles what an Allow would allow. */
function reasonFor({ effect }: Statement, by: readonly Statement[]): string {
  const effects = new Set(by.map((each) => each.effect));
  const verbs = effects.size > 1 ? settle : effects.has("Deny") ? deny : allow;
  return `${by.length > 1 ? verbs.many : verbs.one} all that it ${effect === "Deny" ? deny.one : allow.one}`;
}

const allow = { one: "allows", many: "allow" };
const deny = { one: "denies", many: "deny" };
const settle = { one: "settles", many: "settle" };

/** The guide's first deny, whose uploads its second denies as well. */
function asksOnlyForHeader(policy: Policy, statement: Statement): boolean {
  const check = checkOf(policy, statement);
  if (check?.conditions.length !== statement.conditions.length) return false;
  return check.refuses("no-header") && !check.refuses("aes256");
}
