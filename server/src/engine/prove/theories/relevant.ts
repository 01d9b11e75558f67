import type { Budget } from "../budget.ts";
import { haveCommonText } from "./commonText.ts";
import type { Pattern } from "./pattern.ts";
import type { TextTest } from "./searchText.ts";

/** More pairs of patterns than this are not compared: the search that this spares would hardly take longer. */
const MAX_PAIRS = 5_000;

/** The same tests without the patterns that no text matches for which each of the others alone holds. */
export function withRelevantPatterns(tests: readonly TextTest[], budget: Budget): readonly TextTest[] {
  const wanted = tests.filter(({ negated }) => !negated);
  const size = (some: readonly TextTest[]): number =>
    some.reduce((sum, { patterns }) => sum + patterns.length, 0);
  if (size(wanted) * size(tests) > MAX_PAIRS) return tests;
  const isRelevant = (pattern: Pattern, own: TextTest): boolean =>
    wanted.every(
      (other) => other === own || other.patterns.some((each) => haveCommonText(pattern, each, budget)),
    );
  return tests.map((test) => ({
    ...test,
    patterns: test.patterns.filter((pattern) => isRelevant(pattern, test)),
  }));
}
