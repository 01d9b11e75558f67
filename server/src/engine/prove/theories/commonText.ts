import type { Budget } from "../budget.ts";
import { overlap } from "./characters.ts";
import { matches } from "./matches.ts";
import type { Pattern, Step } from "./pattern.ts";

/** Whether some text matches both patterns. Exact, and quick where they differ at the beginning. */
export function haveCommonText(left: Pattern, right: Pattern, budget: Budget): boolean {
  budget.left--;
  if (left.onlyText !== undefined) return matches(right, left.onlyText);
  if (right.onlyText !== undefined) return matches(left, right.onlyText);
  return canMeet(left, right, budget);
}

/** How many steps of each pattern a text may have matched. */
type Pair = readonly [left: number, right: number];

/** Walks both patterns at once. */
function canMeet({ steps: left }: Pattern, { steps: right }: Pattern, budget: Budget): boolean {
  const seen = new Set<number>();
  const waiting: Pair[] = [[0, 0]];
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [at, to] = pair;
    if (at === left.length && to === right.length) return true;
    const number = at * (right.length + 1) + to;
    if (seen.has(number)) continue;
    seen.add(number);
    budget.left--;
    waiting.push(...pairsAfter(pair, left[at], right[to]));
  }
  return false;
}

/** Where a step that may match nothing is passed over, or one character more matches both steps. */
function pairsAfter([at, to]: Pair, left: Step | undefined, right: Step | undefined): readonly Pair[] {
  const pairs: Pair[] = [];
  if (left?.repeats) pairs.push([at + 1, to]);
  if (right?.repeats) pairs.push([at, to + 1]);
  if (left !== undefined && right !== undefined && overlap(left.of, right.of))
    pairs.push([left.repeats ? at : at + 1, right.repeats ? to : to + 1]);
  return pairs;
}
