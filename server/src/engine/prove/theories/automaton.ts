import { hasCharacter, type Characters } from "./characters.ts";
import type { Pattern } from "./pattern.ts";
import { settle, type Position } from "./positions.ts";

/** How far a text may have matched any of some patterns. Equal places are one and the same. */
export interface Place {
  /** Tells the places of one automaton apart. */
  readonly number: number;
  /** In how many places of the patterns the text may stand. */
  readonly size: number;
  /** The characters that may come next. */
  readonly next: readonly Characters[];
  /** Whether the text matches as it is. */
  readonly isComplete: boolean;
  /** Whether it matches whatever follows. */
  readonly isCertain: boolean;
  /** How many characters more it takes at least; infinite where nothing that follows can make it match. */
  readonly needed: number;
  /** The place after one more character. */
  readonly after: (character: string) => Place;
}

/**
 * The place before any character of a text that is to match one of the patterns. The automaton is made deterministic
 * as far as it is walked.
 */
export function begin(patterns: readonly Pattern[], positionOf: (pattern: Pattern) => Position): Place {
  const places = new Map<string, Place>();
  const placeAt = (positions: readonly Position[]): Place => {
    const name = positions.map(({ number }) => number).join();
    let place = places.get(name);
    if (place === undefined) places.set(name, (place = newPlace(positions, places.size, placeAt)));
    return place;
  };
  return placeAt(settle(patterns.map(positionOf)));
}

function newPlace(
  positions: readonly Position[],
  number: number,
  placeAt: (positions: readonly Position[]) => Place,
): Place {
  const known = new Map<string, Place>();
  return {
    number,
    size: positions.length,
    next: [...new Set(positions.flatMap(({ step }) => step?.of ?? []))],
    isComplete: positions.some(({ step }) => step === undefined),
    isCertain: positions.some(({ isWild, step }) => isWild && step?.behind.step === undefined),
    needed: positions.reduce((least, { needed }) => Math.min(least, needed), Infinity),
    after: (character) => {
      let next = known.get(character);
      if (next === undefined) known.set(character, (next = placeAt(advance(positions, character))));
      return next;
    },
  };
}

function advance(positions: readonly Position[], character: string): readonly Position[] {
  const next: Position[] = [];
  for (const position of positions) {
    const { step } = position;
    if (step !== undefined && hasCharacter(step.of, character))
      next.push(step.repeats ? position : step.behind);
  }
  return settle(next);
}
