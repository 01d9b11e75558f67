import type { Budget } from "../budget.ts";
import type { tooComplex } from "./texts.ts";
import { findValue, type Test } from "./values.ts";

/**
 * The values of a key that takes several: at least one, each passing every test of `every`, and for each test of
 * `some` one that passes it. Undefined when there are none. Exact where the theories of single values are: a
 * value that passes one of `some` never stands in the way of another.
 */
export function findValues(
  every: readonly Test[],
  some: readonly Test[],
  preferred: readonly string[],
  budget?: Budget,
): readonly string[] | undefined | typeof tooComplex {
  const values = new Set<string>();
  for (const tests of some.length === 0 ? [every] : some.map((test) => [...every, test])) {
    const value = findValue(tests, preferred, budget);
    if (typeof value !== "string") return value;
    values.add(value);
  }
  return [...values];
}
