import { mismatch } from "./mismatch.ts";
import type { OperatorFacts } from "./operators.ts";
import { isOrdered } from "./ordered.ts";
import type { Truth } from "./truth.ts";

/** More digits than this do not survive in a floating-point number. */
const MAX_DIGITS = 15;

/** A whole or decimal number with or without a sign. Undefined for other text, `1e3` and `0x10` included. */
export function toNumber(text: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Whether a number of the request stands to a number of the policy as the operator asks, before negation. */
export function matchesNumber(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  const left = toNumber(requestValue);
  const right = toNumber(policyValue);
  if (left === undefined) return mismatch(facts, requestValue, "a plain decimal number");
  if (right === undefined) return mismatch(facts, policyValue, "a plain decimal number");
  const digits = Math.max(requestValue.length, policyValue.length);
  if (digits > MAX_DIGITS && Math.abs(left - right) <= Math.abs(left) * Number.EPSILON * 2)
    return { doubt: `AWS does not say how exactly it compares ${requestValue} with ${policyValue}.` };
  return isOrdered(facts.comparison, left, right);
}
