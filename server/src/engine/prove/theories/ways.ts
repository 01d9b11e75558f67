import type { Budget } from "../budget.ts";
import type { Place } from "./automaton.ts";
import { freshCharacter, hasCharacter, type Characters } from "./characters.ts";

/** The ways in which automata can go on from where they ask for the same sets of characters. */
interface Ways {
  /** One character for each way. */
  readonly characters: readonly string[];
  /** What it takes to find them. */
  readonly cost: number;
}

/**
 * Says one character for each way in which automata can go on from some places. Hundreds of places ask for the same
 * sets, so these are compared with each other once; the budget is charged each time, as if there had been no other.
 */
export function waysFinder(): (places: readonly Place[], budget: Budget) => readonly string[] {
  const numbers = new Map<Characters, number>();
  const known = new Map<string, Ways>();
  return (places, budget) => {
    const sets = new Set<Characters>();
    for (const { next } of places) for (const set of next) sets.add(set);
    let name = "";
    for (const set of sets) name += `${String(numberOf(set, numbers))} `;
    let ways = known.get(name);
    if (ways === undefined) known.set(name, (ways = waysOf([...sets])));
    budget.left -= ways.cost;
    return ways.characters;
  };
}

function numberOf(set: Characters, numbers: Map<Characters, number>): number {
  let number = numbers.get(set);
  if (number === undefined) numbers.set(set, (number = numbers.size));
  return number;
}

function waysOf(sets: readonly Characters[]): Ways {
  const listed = sets.map((set) => ("only" in set ? set.only : set.except)).join("");
  const characters = [...new Set(listed)];
  const wide = sets.filter((set) => !isOne(set));
  // What a literal asks for goes a way of its own.
  const literals = new Set(sets.flatMap((set) => ("only" in set && isOne(set) ? set.only : [])));
  const byWay = new Map<string, string>();
  for (const character of [freshCharacter(listed), ...characters]) {
    const own = literals.has(character) ? character : "";
    const way = wide.reduce((name, set) => name + (hasCharacter(set, character) ? "+" : "-"), own);
    if (!byWay.has(way)) byWay.set(way, character);
  }
  return { characters: [...byWay.values()], cost: sets.length + characters.length * (1 + wide.length) };
}

function isOne(set: Characters): boolean {
  return "only" in set && set.only.length === 1;
}
