import type { Budget } from "../budget.ts";
import { begin } from "./automaton.ts";
import { frontAfter, frontOf, nameOf, type Front } from "./front.ts";
import { waysFinder } from "./ways.ts";
import type { Pattern } from "./pattern.ts";

/** That a text matches at least one of the patterns or, where negated, none. */
export interface TextTest {
  readonly patterns: readonly Pattern[];
  /** Texts that were made to match, so that nobody has to look at the patterns for them. */
  readonly examples?: readonly string[];
  readonly negated: boolean;
}

/** The answer where the search for a text was given up. */
export const tooComplex = Symbol("too complex");

/** How many states of the automata are looked at before the search is given up. */
const MAX_STATES = 4_000;

/**
 * How often a pattern is compared with a character before that: policies can list hundreds of patterns, and each state
 * looks at all of them for every character that tells them apart.
 */
const MAX_STEPS = 300_000;

/** A state of all automata that can still match, and how it was reached. */
interface State extends Front {
  readonly before: State | undefined;
  readonly character: string;
  /** How many characters lead here. */
  readonly length: number;
}

/**
 * Walks through the product of all automata, always on from where the text may become shortest: the one found is a
 * shortest one, and a shape of fixed length leads straight to it.
 */
export function searchText(
  tests: readonly TextTest[],
  budget: Budget,
): string | undefined | typeof tooComplex {
  const starts = tests.flatMap(({ patterns }, test) =>
    patterns.map((pattern) => ({ test, place: begin(pattern) })),
  );
  const testOf = starts.map(({ test }) => test);
  // By how long the text becomes at least.
  const waiting: (State[] | undefined)[] = [];
  const add = (state: State): void => {
    const missing = missingFrom(tests, testOf, state);
    // A test that asks for a match can get none any more.
    if (missing < Infinity) (waiting[state.length + missing] ??= []).push(state);
  };
  add({ ...frontOf(starts.map(({ place }) => place)), before: undefined, character: "", length: 0 });
  const seen = new Set<string>();
  const waysFrom = waysFinder();
  const least = Math.max(0, budget.left - MAX_STEPS);
  for (let looked = 0; ; looked++) {
    const state = waiting.find((states) => states !== undefined && states.length > 0)?.pop();
    if (state === undefined) return undefined;
    if (looked >= MAX_STATES || budget.left < least) return tooComplex;
    if (isAccepting(tests, testOf, state)) return textOf(state);
    for (const character of waysFrom(state.places, budget)) {
      budget.left -= starts.length;
      const front = frontAfter(state, character);
      const name = nameOf(front);
      if (seen.has(name)) continue;
      seen.add(name);
      add({ ...front, before: state, character, length: state.length + 1 });
    }
  }
}

/** How many characters more a text needs at least, for all tests that ask for a match; infinite where one gets none. */
function missingFrom(
  tests: readonly TextTest[],
  testOf: readonly number[],
  { places, owners }: Front,
): number {
  const least = tests.map(({ negated }) => (negated ? 0 : Infinity));
  for (const [index, { needed }] of places.entries()) {
    const test = testOf[owners[index] ?? 0] ?? 0;
    least[test] = Math.min(least[test] ?? 0, needed);
  }
  return Math.max(0, ...least);
}

function isAccepting(
  tests: readonly TextTest[],
  testOf: readonly number[],
  { places, owners }: Front,
): boolean {
  const matched = new Set(
    owners.filter((_, index) => places[index]?.isComplete).map((owner) => testOf[owner]),
  );
  return tests.every(({ negated }, test) => matched.has(test) !== negated);
}

function textOf(last: State): string {
  let text = "";
  for (let state: State | undefined = last; state !== undefined; state = state.before)
    text = state.character + text;
  return text;
}
