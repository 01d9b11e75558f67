import { matchesValue } from "../../evaluate/matchesValue.ts";
import type { Comparison, Family } from "../../evaluate/operators.ts";
import { newBudget, type Budget } from "../budget.ts";
import { candidateAddresses } from "./addresses.ts";
import { candidateDates } from "./dates.ts";
import { candidateNumbers } from "./numbers.ts";
import { findText, holdsForText, listedTexts, tooComplex, type TextTest } from "./texts.ts";

/** That a value stands to at least one of the listed ones as an operator asks or, where negated, to none. */
export interface ComparisonTest {
  readonly family: Family;
  readonly comparison: Comparison;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/** What a condition asks of one value: compared as text, or as number, date, boolean, address or bytes. */
export type Test = TextTest | ComparisonTest;

export function holdsForValue(test: Test, value: string): boolean {
  if ("patterns" in test) return holdsForText(test, value);
  const facts = { family: test.family, comparison: test.comparison, negated: false };
  return test.values.some((other) => matchesValue(facts, value, other) === true) !== test.negated;
}

export function negateTest(test: Test): Test {
  return { ...test, negated: !test.negated };
}

/**
 * A value for which all tests hold, one of the preferred ones if any of them will do; undefined when there is
 * none. Gives up on tests of several types for one key, unless a list of texts or an example decides them.
 */
export function findValue(
  tests: readonly Test[],
  preferred: readonly string[],
  budget: Budget = newBudget(),
): string | undefined | typeof tooComplex {
  const passes = (value: string): boolean =>
    tests.every((test) => {
      budget.left -= sizeOf(test);
      return holdsForValue(test, value);
    });
  const ordinary = preferred.find(passes);
  if (ordinary !== undefined) return ordinary;
  const texts = tests.filter((test) => "patterns" in test);
  const others = tests.filter((test) => "family" in test);
  if (others.length === 0) return findText(texts, budget);
  const listed = listedTexts(texts);
  const found = (listed ?? candidatesOf(others)).find(passes);
  const families = new Set(others.map(({ family }) => family));
  const isDecided = listed !== undefined || (texts.length === 0 && families.size === 1);
  return found !== undefined || isDecided ? found : tooComplex;
}

/** With how much a value is compared. */
function sizeOf(test: Test): number {
  return "patterns" in test ? test.patterns.length : test.values.length;
}

function candidatesOf(tests: readonly ComparisonTest[]): readonly string[] {
  const values = tests.flatMap((test) => test.values);
  return [...new Set(tests.map(({ family }) => family))].flatMap((family) => candidatesFor(family, values));
}

/** Values of a type among which one satisfies all comparisons with the listed ones if any value does. */
function candidatesFor(family: Family, values: readonly string[]): readonly string[] {
  switch (family) {
    case "numeric":
      return candidateNumbers(values);
    case "date":
      return candidateDates(values);
    case "ip":
      return candidateAddresses(values);
    case "bool":
      // Some other text, which is neither, is left where the key is not of this type.
      return ["true", "false", "neither"];
    default:
      // Bytes can only be equal or not: those listed, and some that are not.
      return [...values, otherBytes(values)];
  }
}

/** Base64 of more bytes than any of the listed values has. */
function otherBytes(values: readonly string[]): string {
  return "A".repeat(4 * (1 + Math.ceil(Math.max(0, ...values.map((value) => value.length)) / 4)));
}
