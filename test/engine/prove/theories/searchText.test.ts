import assert from "node:assert/strict";
import { newBudget } from "../../../../server/src/engine/prove/budget.ts";
import { toPattern, type Pattern } from "../../../../server/src/engine/prove/theories/pattern.ts";
import { searchText } from "../../../../server/src/engine/prove/theories/searchText.ts";

const like = (text: string): Pattern => toPattern(text, { wildcards: true });

/** What it takes to find out that a text with a z some places behind one of so many letters has a z. */
function costWith(letters: number): number {
  const budget = newBudget();
  const before = budget.left;
  const spaced = [..."abcdefghijklmnopqrst"].slice(0, letters).map((letter) => like(`*${letter}??????z*`));
  const tests = [
    { patterns: spaced, negated: false },
    { patterns: [like("*z*")], negated: true },
  ];
  assert.equal(searchText(tests, budget), undefined);
  return before - budget.left;
}

describe("the search for a text", () => {
  it("is charged for each pattern that the text may still match, so that many are given up in time", () => {
    assert(costWith(20) > 20 * costWith(1));
  });
});
