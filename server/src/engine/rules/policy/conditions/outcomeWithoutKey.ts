import { operatorOf } from "../../../evaluate/operators.ts";
import { titleOf } from "../../../lint/words.ts";
import type { Condition, Statement } from "../../../policy/policy.ts";

/** Whether a condition holds for a request that has not its key. Undefined where AWS does not say. */
export function holdsWithoutKey({ operator, values }: Condition): boolean | undefined {
  const facts = operatorOf(operator);
  if (facts === undefined || values.length === 0) return undefined;
  if (operator.qualifier === "ForAllValues") return true;
  if (operator.qualifier === "ForAnyValue") return operator.ifExists ? undefined : false;
  if (facts.family === "null") return values.some(({ value }) => value.toLowerCase() === "true");
  return facts.negated || operator.ifExists;
}

/** What it comes to that no request has a condition's key, in a sentence. */
export function outcomeWithoutKey(statement: Statement, condition: Condition): string | undefined {
  const holds = holdsWithoutKey(condition);
  if (holds === undefined) return undefined;
  const title = titleOf(statement);
  return holds
    ? `No request has it, so this condition always holds and ${title} applies regardless of it.`
    : `No request has it, so this condition never holds and ${title} has no effect.`;
}
