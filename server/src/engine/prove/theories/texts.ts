import { newBudget, type Budget } from "../budget.ts";
import { covers } from "./covers.ts";
import { matches } from "./matches.ts";
import { exampleOf } from "./pattern.ts";
import { withRelevantPatterns } from "./relevant.ts";
import { searchText, tooComplex, type TextTest } from "./searchText.ts";

export { tooComplex, type TextTest };

export function holdsForText(test: TextTest, text: string): boolean {
  if (test.examples?.includes(text) === true) return !test.negated;
  return test.patterns.some((pattern) => matches(pattern, text)) !== test.negated;
}

/** A text for which all tests hold; undefined when there is none. Exact, unless it gives up. */
export function findText(
  tests: readonly TextTest[],
  budget: Budget = newBudget(),
): string | undefined | typeof tooComplex {
  const listed = listedTexts(tests);
  const candidates = listed ?? tests.filter(({ negated }) => !negated).flatMap(examplesOf);
  const found = candidates.find((text) =>
    tests.every((test) => {
      budget.left -= test.patterns.length;
      return holdsForText(test, text);
    }),
  );
  if (found !== undefined || listed !== undefined || isRuledOut(tests, budget)) return found;
  const relevant = withRelevantPatterns(tests, budget);
  return relevant.some(({ patterns, negated }) => !negated && patterns.length === 0)
    ? undefined
    : searchText(relevant, budget);
}

/** Whether all that some test lets through is plainly excluded by others. */
function isRuledOut(tests: readonly TextTest[], budget: Budget): boolean {
  const excluded = tests.flatMap(({ patterns, negated }) => (negated ? patterns : []));
  return tests.some(
    ({ patterns, negated }) =>
      !negated &&
      patterns.every((narrow) =>
        excluded.some((wide) => {
          budget.left -= narrow.onlyText === undefined ? 10 : 1;
          return covers(wide, narrow);
        }),
      ),
  );
}

/** All texts that some test lets through, where they are a finite list. */
export function listedTexts(tests: readonly TextTest[]): readonly string[] | undefined {
  for (const { patterns, negated } of tests) {
    const texts = negated ? [] : patterns.flatMap(({ onlyText }) => onlyText ?? []);
    if (!negated && texts.length === patterns.length) return texts;
  }
  return undefined;
}

function examplesOf({ patterns }: TextTest): readonly string[] {
  return patterns.flatMap((pattern) => ["example", ""].flatMap((filler) => exampleOf(pattern, filler) ?? []));
}
