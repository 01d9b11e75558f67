import type { Clause } from "../literals/clause.ts";
import { answerTruth, type Answer, type Option } from "./answer.ts";
import { answerIn, type Search } from "./world.ts";

/** That at least one of the options comes true, so that a clause does not apply. */
export interface Demand {
  readonly clause: Clause;
  readonly options: readonly Option[];
}

/** What it takes that a clause does not apply; undefined when it never does in this world. */
export function demandToFail(clause: Clause, search: Search): Demand | undefined {
  const { world, attitude } = search;
  if (note(answerTruth(world.scene.covers(clause), false, attitude), search) === true) return undefined;
  const options: Option[] = [];
  for (const literal of clause.literals) {
    const needs = note(answerIn(world, literal, false, attitude), search);
    if (needs === true) return undefined;
    if (needs !== false) options.push(needs);
  }
  return { clause, options };
}

/** What must come true together for a clause to apply; undefined when it never does in this world. */
export function optionsToApply(clause: Clause, search: Search): readonly Option[] | undefined {
  const { world, attitude } = search;
  if (note(answerTruth(world.scene.covers(clause), true, attitude), search) === false) return undefined;
  const options: Option[] = [];
  for (const literal of clause.literals) {
    const needs = note(answerIn(world, literal, true, attitude), search);
    if (needs === false) return undefined;
    if (needs !== true) options.push(needs);
  }
  return options;
}

function note({ needs, isUncertain }: Answer, { effort }: Search): Answer["needs"] {
  effort.isUncertain ||= isUncertain;
  return needs;
}
