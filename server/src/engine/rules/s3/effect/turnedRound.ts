import { conditionHolds } from "../../../evaluate/conditions.ts";
import type { Problem } from "../../../lint/rule.ts";
import { titleOf } from "../../../lint/words.ts";
import type { Condition, ConditionValue, Policy, Statement } from "../../../policy/policy.ts";
import { replaceValue } from "../../../tree/edits.ts";
import { quoted } from "../../quoted.ts";
import { sentence } from "../../sentence.ts";

/** What refuses TLS and spares plain HTTP, or lets plain HTTP alone in, is the wrong way round. */
export function turnedRoundProblems(policy: Policy): readonly Problem[] {
  return policy.statements.flatMap((statement) => problemsIn(policy, statement));
}

function problemsIn(policy: Policy, statement: Statement): readonly Problem[] {
  const { effect, conditions } = statement;
  // Beside others it may be there to tell what is refused over TLS from what another statement refuses.
  if (effect === undefined || (effect === "Deny" && conditions.length > 1)) return [];
  const unwanted = effect === "Deny" ? "true" : "false";
  return conditions.flatMap((condition) => {
    const { key, values } = condition;
    const [value, ...others] = values;
    if (key.value.toLowerCase() !== "aws:securetransport" || value === undefined || others.length > 0)
      return [];
    const holds = (sent: string): boolean => conditionHolds(condition, [sent], noCircumstances) === true;
    const isTurned = holds(unwanted) && !holds(opposite(unwanted));
    return isTurned ? [problemOf(policy, statement, condition, value)] : [];
  });
}

function problemOf(
  { tree }: Policy,
  statement: Statement,
  { key }: Condition,
  { value, node }: ConditionValue,
): Problem {
  const title = titleOf(statement);
  const meant = opposite(value.toLowerCase());
  return {
    at: node,
    severity: "warning",
    message:
      statement.effect === "Deny"
        ? `${sentence(title)} denies what comes over TLS and spares plain HTTP: ${key.value} is "true" for requests over TLS. Write ${quoted(meant)}.`
        : `${sentence(title)} allows what comes over plain HTTP alone: ${key.value} is "true" for requests over TLS. Write ${quoted(meant)}.`,
    fixes: () => [
      {
        title: `Write "${meant}" for ${key.value} in ${title}`,
        access: "wider",
        edits: [replaceValue(tree.text, node, meant)],
      },
    ],
  };
}

function opposite(value: string): string {
  return value === "true" ? "false" : "true";
}

const noCircumstances = { version: undefined, context: new Map<string, readonly string[]>() };
