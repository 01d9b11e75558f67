import type { AccessChange } from "../lint/rule.ts";
import type { Element, Statement } from "../policy/policy.ts";

/**
 * What it does to access when an element of a statement comes to name more than it did. A deny that names more denies
 * more; what a Not form names is what the statement leaves alone.
 */
export function whenNamingMore({ effect }: Statement, element?: Element<unknown>): AccessChange {
  const isNegated = element?.negated ?? false;
  return (effect === "Deny") === isNegated ? "wider" : "narrower";
}
