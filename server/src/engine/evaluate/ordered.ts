import type { Comparison } from "./operators.ts";

/** Whether two numbers stand to each other as an operator asks. NaN stands in no relation to anything. */
export function isOrdered(comparison: Comparison, left: number, right: number): boolean {
  if (comparison === "lessThan") return left < right;
  if (comparison === "lessThanEquals") return left <= right;
  if (comparison === "greaterThan") return left > right;
  if (comparison === "greaterThanEquals") return left >= right;
  return left === right;
}
