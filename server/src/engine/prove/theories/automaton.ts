import { hasCharacter, type Characters } from "./characters.ts";
import type { Pattern, Step } from "./pattern.ts";

/** The indices of the steps that may come next, ascending; the number of steps where a text may be complete. */
type Progress = readonly number[];

/** How far a pattern may have matched a text so far. Equal places of a pattern are one and the same. */
export interface Place {
  /** Tells the places of one pattern apart. */
  readonly number: number;
  /** The characters that may come next. */
  readonly next: readonly Characters[];
  /** Whether the text matches as it is. */
  readonly isComplete: boolean;
  /** How many characters more it takes at least; infinite where nothing that follows can make it match. */
  readonly needed: number;
  /** The place after one more character. */
  readonly after: (character: string) => Place;
}

/** The place before any character. The automaton is made deterministic as far as it is walked. */
export function begin({ steps }: Pattern): Place {
  const needs = neededFrom(steps);
  const places = new Map<string, Place>();
  const placeAt = (progress: Progress): Place => {
    const name = progress.join();
    let place = places.get(name);
    if (place === undefined) {
      const known = new Map<string, Place>();
      place = {
        number: places.size,
        next: progress.flatMap((index) => steps[index]?.of ?? []),
        isComplete: progress.at(-1) === steps.length,
        needed: Math.min(...progress.map((index) => needs[index] ?? 0)),
        after: (character) => {
          let next = known.get(character);
          if (next === undefined) known.set(character, (next = placeAt(advance(steps, progress, character))));
          return next;
        },
      };
      places.set(name, place);
    }
    return place;
  };
  return placeAt(settle(steps, [0]));
}

/** For each step of a pattern, and its end, how many characters the rest takes at least. */
function neededFrom(steps: readonly Step[]): readonly number[] {
  const needed = [0];
  for (const { repeats } of [...steps].reverse()) needed.push((needed.at(-1) ?? 0) + (repeats ? 0 : 1));
  return needed.reverse();
}

function advance(steps: readonly Step[], progress: Progress, character: string): Progress {
  const next: number[] = [];
  for (const index of progress) {
    const step = steps[index];
    if (step !== undefined && hasCharacter(step.of, character)) next.push(step.repeats ? index : index + 1);
  }
  return next.length === 0 ? next : settle(steps, next);
}

/** Adds the steps behind those that may match nothing, and drops what a later wildcard covers. */
export function settle(steps: readonly Step[], indices: readonly number[]): Progress {
  let reached: number[] = [];
  let last = -1;
  for (const start of indices) {
    // The indices ascend, so that one which was passed already has nothing new behind it.
    let index = start;
    while (index > last) {
      const step = steps[index];
      // Whatever still matches from before a wildcard for any text also matches from that wildcard on.
      if (step?.repeats && isAny(step.of)) reached = [];
      reached.push(index);
      last = index;
      if (step?.repeats) index++;
    }
  }
  return reached;
}

function isAny(set: Characters): boolean {
  return "except" in set && set.except === "";
}
