import type { Condition } from "../policy/policy.ts";
import { operatorOf } from "./operators.ts";

/** Whether a condition holds for values that are like those that it lists. */
export function isPositive({ operator }: Condition): boolean {
  const facts = operatorOf(operator);
  return facts !== undefined && !facts.negated && facts.family !== "null";
}

/** `Null` with nothing but true. */
export function asksForAbsence({ operator, values }: Condition): boolean {
  return (
    operator.name === "Null" &&
    values.length > 0 &&
    values.every(({ value }) => value.toLowerCase() === "true")
  );
}
