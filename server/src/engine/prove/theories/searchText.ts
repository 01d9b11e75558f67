import type { Budget } from "../budget.ts";
import { begin, type Place } from "./automaton.ts";
import { waysFinder } from "./ways.ts";
import type { Pattern } from "./pattern.ts";
import { positionFinder } from "./positions.ts";

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
 * How often a pattern is compared with a character before that: policies can list hundreds of patterns, and a state
 * may look at all of them for every character that tells them apart.
 */
const MAX_STEPS = 300_000;

/** Where a text stands in the automata of all tests, and how it came there. */
interface State {
  /** One for each test. */
  readonly places: readonly Place[];
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
  const positionOf = positionFinder();
  const waiting = shortestFirst(tests);
  const places = tests.map(({ patterns }) => begin(patterns, positionOf));
  waiting.add({ places, before: undefined, character: "", length: 0 });
  const seen = new Set<string>();
  const waysFrom = waysFinder();
  const least = Math.max(0, budget.left - MAX_STEPS);
  for (let looked = 0; ; looked++) {
    const state = waiting.take();
    if (state === undefined) return undefined;
    if (looked >= MAX_STATES || budget.left < least) return tooComplex;
    if (isAccepting(tests, state)) return textOf(state);
    const size = state.places.reduce((sum, place) => sum + place.size, 0);
    for (const character of waysFrom(state.places, budget)) {
      budget.left -= size;
      const places = state.places.map((place) => place.after(character));
      const name = places.map(({ number }) => number).join();
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.add({ places, before: state, character, length: state.length + 1 });
    }
  }
}

/** States that can still be accepted, of which the one is taken next whose text becomes shortest. */
function shortestFirst(tests: readonly TextTest[]): {
  readonly add: (state: State) => void;
  readonly take: () => State | undefined;
} {
  // By how long the text becomes at least, which never gets less on the way.
  const waiting: (State[] | undefined)[] = [];
  let shortest = 0;
  return {
    add: (state) => {
      const missing = missingFrom(tests, state);
      if (missing < Infinity) (waiting[state.length + missing] ??= []).push(state);
    },
    take: () => {
      while (shortest < waiting.length && !waiting[shortest]?.length) shortest++;
      return waiting[shortest]?.pop();
    },
  };
}

/** How many characters more a text needs at least to pass all tests; infinite where it can pass one no more. */
function missingFrom(tests: readonly TextTest[], { places }: State): number {
  let most = 0;
  for (const [index, { needed, isCertain }] of places.entries()) {
    const missing = tests[index]?.negated ? (isCertain ? Infinity : 0) : needed;
    if (missing > most) most = missing;
  }
  return most;
}

function isAccepting(tests: readonly TextTest[], { places }: State): boolean {
  return tests.every(({ negated }, test) => places[test]?.isComplete !== negated);
}

function textOf(last: State): string {
  let text = "";
  for (let state: State | undefined = last; state !== undefined; state = state.before)
    text = state.character + text;
  return text;
}
