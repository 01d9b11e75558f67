import type { OperatorFacts } from "./operators.ts";
import type { Truth } from "./truth.ts";

/**
 * What becomes of a value that is not of its operator's type. Under a positive operator it matches nothing,
 * as documented. For a negated one AWS does not say whether that makes the operator hold or fail.
 */
export function mismatch(facts: OperatorFacts, value: string, type: string): Truth {
  if (!facts.negated) return false;
  return { doubt: `AWS does not say what a negated operator makes of "${value}", which is not ${type}.` };
}
