import type { Budget } from "../budget.ts";
import { begin, type Place } from "./automaton.ts";
import { freshCharacter, hasCharacter, type Characters } from "./characters.ts";
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

/** A state of all automata, one behind the other in the order of the tests, and how it was reached. */
interface State {
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
  const starts = tests.flatMap(({ patterns }) => patterns.map(begin));
  // By how long the text becomes at least.
  const waiting: (State[] | undefined)[] = [];
  const add = (state: State): void => {
    const missing = missingFrom(tests, state.places);
    // A test that asks for a match can get none any more.
    if (missing < Infinity) (waiting[state.length + missing] ??= []).push(state);
  };
  add({ places: starts, before: undefined, character: "", length: 0 });
  const seen = new Set<string>();
  const least = Math.max(0, budget.left - MAX_STEPS);
  for (let looked = 0; ; looked++) {
    const state = waiting.find((states) => states !== undefined && states.length > 0)?.pop();
    if (state === undefined) return undefined;
    if (looked >= MAX_STATES || budget.left < least) return tooComplex;
    if (isAccepting(tests, state.places)) return textOf(state);
    for (const character of distinctCharacters(state.places, budget)) {
      budget.left -= starts.length;
      const places = state.places.map((place) => place.after(character));
      const name = nameOf(places);
      if (seen.has(name)) continue;
      seen.add(name);
      add({ places, before: state, character, length: state.length + 1 });
    }
  }
}

function nameOf(places: readonly Place[]): string {
  let name = "";
  for (const { number } of places) name += `${String(number)} `;
  return name;
}

/** How many characters more a text needs at least, for all tests that ask for a match; infinite where one gets none. */
function missingFrom(tests: readonly TextTest[], places: readonly Place[]): number {
  let first = 0;
  let most = 0;
  for (const { patterns, negated } of tests) {
    const end = first + patterns.length;
    let least = negated ? 0 : Infinity;
    for (; first < end; first++) least = Math.min(least, places[first]?.needed ?? 0);
    most = Math.max(most, least);
  }
  return most;
}

function isAccepting(tests: readonly TextTest[], places: readonly Place[]): boolean {
  let first = 0;
  return tests.every((test) => {
    const end = first + test.patterns.length;
    let some = false;
    for (; first < end; first++) some ||= places[first]?.isComplete === true;
    return some !== test.negated;
  });
}

/** One character for each way in which the automata can go on from here. */
function distinctCharacters(places: readonly Place[], budget: Budget): Iterable<string> {
  const sets = new Set<Characters>();
  for (const { next } of places) for (const set of next) sets.add(set);
  let listed = "";
  for (const set of sets) listed += "only" in set ? set.only : set.except;
  const characters = [...new Set(listed)];
  const wide = [...sets].filter((set) => !isOne(set));
  // What a literal asks for goes a way of its own.
  const literals = new Set([...sets].flatMap((set) => ("only" in set && isOne(set) ? set.only : [])));
  budget.left -= sets.size + characters.length * (1 + wide.length);
  const byWay = new Map<string, string>();
  for (const character of [freshCharacter(listed), ...characters]) {
    const own = literals.has(character) ? character : "";
    const way = wide.reduce((name, set) => name + (hasCharacter(set, character) ? "+" : "-"), own);
    if (!byWay.has(way)) byWay.set(way, character);
  }
  return byWay.values();
}

function isOne(set: Characters): boolean {
  return "only" in set && set.only.length === 1;
}

function textOf(last: State): string {
  let text = "";
  for (let state: State | undefined = last; state !== undefined; state = state.before)
    text = state.character + text;
  return text;
}
