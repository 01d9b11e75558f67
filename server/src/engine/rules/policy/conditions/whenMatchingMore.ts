import { operatorOf } from "../../../evaluate/operators.ts";
import type { AccessChange } from "../../../lint/rule.ts";
import type { Condition, Statement } from "../../../policy/policy.ts";

/** What it does to access when a condition's values come to match more of what requests carry. */
export function whenMatchingMore({ effect }: Statement, { operator }: Condition): AccessChange {
  const holdsForMore = operatorOf(operator)?.negated !== true;
  return (effect === "Deny") === holdsForMore ? "narrower" : "wider";
}

/** The same when they come to match less. */
export function whenMatchingLess(statement: Statement, condition: Condition): AccessChange {
  return whenMatchingMore(statement, condition) === "wider" ? "narrower" : "wider";
}
