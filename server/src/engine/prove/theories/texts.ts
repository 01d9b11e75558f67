import { freshCharacter, hasCharacter } from "./characters.ts";
import { covers } from "./covers.ts";
import { matches } from "./matches.ts";
import { advance, begin, isComplete, type Progress } from "./automaton.ts";
import { exampleOf, type Pattern } from "./pattern.ts";

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
const MAX_STEPS = 500_000;

export function holdsForText(test: TextTest, text: string): boolean {
  if (test.examples?.includes(text) === true) return !test.negated;
  return test.patterns.some((pattern) => matches(pattern, text)) !== test.negated;
}

/** A text for which all tests hold; undefined when there is none. Exact, unless it gives up. */
export function findText(tests: readonly TextTest[]): string | undefined | typeof tooComplex {
  const listed = listedTexts(tests);
  const candidates = listed ?? tests.filter(({ negated }) => !negated).flatMap(examplesOf);
  const found = candidates.find((text) => tests.every((test) => holdsForText(test, text)));
  if (found !== undefined || listed !== undefined || isRuledOut(tests)) return found;
  return searchText(tests);
}

/** Whether all that some test lets through is plainly excluded by others. */
function isRuledOut(tests: readonly TextTest[]): boolean {
  const excluded = tests.flatMap(({ patterns, negated }) => (negated ? patterns : []));
  return tests.some(
    ({ patterns, negated }) =>
      !negated && patterns.every((narrow) => excluded.some((wide) => covers(wide, narrow))),
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

/** A state of all automata, one behind the other in the order of the tests, and how it was reached. */
interface State {
  readonly progress: readonly Progress[];
  readonly before: State | undefined;
  readonly character: string;
  /** How many characters lead here. */
  readonly length: number;
}

/**
 * Walks through the product of all automata, always on from where the text may become shortest: the one found is a
 * shortest one, and a shape of fixed length leads straight to it.
 */
function searchText(tests: readonly TextTest[]): string | undefined | typeof tooComplex {
  const patterns = tests.flatMap((test) => test.patterns);
  const missing = missingFrom(tests);
  const start: State = { progress: patterns.map(begin), before: undefined, character: "", length: 0 };
  // By how long the text becomes at least.
  const waiting: (State[] | undefined)[] = [];
  const add = (state: State): void => {
    (waiting[state.length + missing(state.progress)] ??= []).push(state);
  };
  add(start);
  const seen = new Set<string>();
  let steps = 0;
  for (let looked = 0; ; looked++) {
    const state = waiting.find((states) => states !== undefined && states.length > 0)?.pop();
    if (state === undefined) return undefined;
    if (looked >= MAX_STATES || steps > MAX_STEPS) return tooComplex;
    if (isAccepting(tests, patterns, state.progress)) return textOf(state);
    const { characters, comparisons } = distinctCharacters(patterns, state.progress);
    steps += comparisons;
    for (const character of characters) {
      steps += patterns.length;
      const progress = patterns.map((pattern, index) =>
        advance(pattern, state.progress[index] ?? [], character),
      );
      const key = progress.join(";");
      if (seen.has(key) || !isAlive(tests, progress)) continue;
      seen.add(key);
      add({ progress, before: state, character, length: state.length + 1 });
    }
  }
}

/** How many characters more a text needs at least, for all tests that ask for a match. */
function missingFrom(tests: readonly TextTest[]): (progress: readonly Progress[]) => number {
  const needs = tests.map(({ patterns }) => patterns.map(neededFrom));
  return (progress) => {
    let first = 0;
    let most = 0;
    for (const [index, { patterns, negated }] of tests.entries()) {
      if (!negated) most = Math.max(most, leastOf(needs[index] ?? [], progress, first));
      first += patterns.length;
    }
    return most;
  };
}

/** The fewest characters that any of some patterns, the first of them by this number, still needs. */
function leastOf(
  needs: readonly (readonly number[])[],
  progress: readonly Progress[],
  first: number,
): number {
  let least = Infinity;
  for (const [index, need] of needs.entries())
    for (const step of progress[first + index] ?? []) least = Math.min(least, need[step] ?? 0);
  return least;
}

/** For each step of a pattern, and its end, how many characters the rest takes at least. */
function neededFrom({ steps }: Pattern): readonly number[] {
  const needed = [0];
  for (const { repeats } of [...steps].reverse()) needed.push((needed.at(-1) ?? 0) + (repeats ? 0 : 1));
  return needed.reverse();
}

function isAccepting(
  tests: readonly TextTest[],
  patterns: readonly Pattern[],
  progress: readonly Progress[],
): boolean {
  let first = 0;
  return tests.every((test) => {
    const end = first + test.patterns.length;
    let some = false;
    for (; first < end; first++) {
      const pattern = patterns[first];
      some ||= pattern !== undefined && isComplete(pattern, progress[first] ?? []);
    }
    return some !== test.negated;
  });
}

/** Whether every test that asks for a match can still get one. */
function isAlive(tests: readonly TextTest[], progress: readonly Progress[]): boolean {
  let first = 0;
  return tests.every((test) => {
    const end = first + test.patterns.length;
    let some = test.negated;
    for (; first < end; first++) some ||= (progress[first]?.length ?? 0) > 0;
    return some;
  });
}

interface DistinctCharacters {
  readonly characters: readonly string[];
  /** How many it took to find them. */
  readonly comparisons: number;
}

/** One character for each way in which the automata can go on from here. */
function distinctCharacters(patterns: readonly Pattern[], progress: readonly Progress[]): DistinctCharacters {
  const sets = patterns.flatMap((pattern, index) =>
    (progress[index] ?? []).flatMap((at) => pattern.steps[at]?.of ?? []),
  );
  const listed = [...new Set(sets.map((set) => ("only" in set ? set.only : set.except)).join(""))];
  const byWay = new Map<string, string>();
  for (const character of [freshCharacter(listed.join("")), ...listed]) {
    const way = sets.map((set) => (hasCharacter(set, character) ? "1" : "0")).join("");
    if (!byWay.has(way)) byWay.set(way, character);
  }
  return { characters: [...byWay.values()], comparisons: (listed.length + 1) * sets.length };
}

function textOf(last: State): string {
  let text = "";
  for (let state: State | undefined = last; state !== undefined; state = state.before)
    text = state.character + text;
  return text;
}
