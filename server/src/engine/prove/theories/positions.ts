import { isAny, type Characters } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

/** Where a text may stand in a pattern. What is left of the pattern tells positions apart, not what came before. */
export interface Position {
  readonly number: number;
  /** The characters that may come next, and the position behind them; undefined at the end of the pattern. */
  readonly step:
    { readonly of: Characters; readonly repeats: boolean; readonly behind: Position } | undefined;
  /** How many characters the rest takes at least. */
  readonly needed: number;
  /** Whether any text fits here, again and again, before the rest. */
  readonly isWild: boolean;
  /** The first position behind this one where any text fits. */
  readonly nextWild: Position | undefined;
}

/** How many sets of characters can be told apart: a position behind and a set make one number together. */
const MAX_SETS = 2 ** 24;

/** Gives the first position of patterns. Patterns that end alike share positions, as the many shapes of an ARN do. */
export function positionFinder(): (pattern: Pattern) => Position {
  const numberOf = setNumbers();
  const end: Position = { number: 0, step: undefined, needed: 0, isWild: false, nextWild: undefined };
  const known = new Map<number, Position>();
  const before = (behind: Position, { of, repeats }: Step): Position => {
    const name = (behind.number * MAX_SETS + numberOf(of)) * 2 + Number(repeats);
    let position = known.get(name);
    if (position === undefined) {
      position = {
        number: known.size + 1,
        step: { of, repeats, behind },
        needed: behind.needed + Number(!repeats),
        isWild: repeats && isAny(of),
        nextWild: behind.isWild ? behind : behind.nextWild,
      };
      known.set(name, position);
    }
    return position;
  };
  return ({ steps }) => steps.reduceRight(before, end);
}

/** Numbers sets of characters; those that list the same have the same number. */
function setNumbers(): (set: Characters) => number {
  const only = new Map<string, number>();
  const except = new Map<string, number>();
  return (set) => {
    const [numbers, listed] = "only" in set ? [only, set.only] : [except, set.except];
    let number = numbers.get(listed);
    if (number === undefined) numbers.set(listed, (number = only.size + except.size));
    return number;
  };
}

/** Adds the positions behind those that may match nothing, and drops what a later wildcard covers; ascending. */
export function settle(starts: readonly Position[]): readonly Position[] {
  if (starts.length === 0 || (starts.length === 1 && !starts[0]?.step?.repeats)) return starts;
  const reached = new Set<Position>();
  for (const start of starts)
    for (let at: Position | undefined = start; at !== undefined && !reached.has(at);) {
      reached.add(at);
      at = at.step?.repeats ? at.step.behind : undefined;
    }
  return [...reached]
    .filter((at) => !isCovered(at, reached))
    .sort((left, right) => left.number - right.number);
}

/** Whatever still matches from before a wildcard for any text also matches from that wildcard on. */
function isCovered(at: Position, reached: ReadonlySet<Position>): boolean {
  for (let wild = at.nextWild; wild !== undefined; wild = wild.nextWild) if (reached.has(wild)) return true;
  return false;
}
