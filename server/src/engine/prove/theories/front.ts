import type { Place } from "./automaton.ts";

/**
 * How far patterns have matched a text, for those that still can: of the hundreds that a policy may list, a few
 * characters leave a handful.
 */
export interface Front {
  readonly places: readonly Place[];
  /** For each place the number of its pattern among all; ascending. */
  readonly owners: readonly number[];
}

/** The front of patterns, one place for each. */
export function frontOf(places: readonly Place[]): Front {
  const owners = [...places.keys()].filter((index) => canMatch(places[index]));
  return { places: places.filter(canMatch), owners };
}

/** The front after one more character. */
export function frontAfter({ places, owners }: Front, character: string): Front {
  const next: Place[] = [];
  // Mostly all of them go on: the list of owners is only copied when one does not.
  let left: number[] | undefined;
  for (const [index, place] of places.entries()) {
    const after = place.after(character);
    if (!canMatch(after)) left ??= owners.slice(0, index);
    else {
      next.push(after);
      left?.push(owners[index] ?? 0);
    }
  }
  return { places: next, owners: left ?? owners };
}

/** Tells the fronts of the same patterns apart. */
export function nameOf({ places, owners }: Front): string {
  let name = "";
  for (const [index, { number }] of places.entries()) name += `${String(owners[index])}.${String(number)} `;
  return name;
}

function canMatch(place: Place | undefined): boolean {
  return place !== undefined && place.needed < Infinity;
}
