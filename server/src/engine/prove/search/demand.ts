import { coversAction } from "../../evaluate/actions.ts";
import { coversCaller } from "../../evaluate/principals.ts";
import { isDoubt, type Truth } from "../../evaluate/truth.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Clause } from "../literals/clause.ts";
import type { Constraint } from "../literals/constraint.ts";
import type { Literal } from "../literals/literal.ts";
import { isUnknownKey, onWhole, tieOf, type Attitude, type World } from "./world.ts";

/** One constraint on one variable. */
export interface Option {
  readonly variable: string;
  readonly constraint: Constraint;
}

/** That at least one of the options comes true. */
export type Demand = readonly Option[];

/** How a search goes; shared by all of its branches. */
export interface Effort {
  steps: number;
  /** Whether something was given up, so that finding nothing proves nothing. */
  gaveUp: boolean;
  /** Whether anything was not certain, so that attitudes may differ. */
  isUncertain: boolean;
}

/** What stays the same all through a search. */
export interface Search {
  readonly policy: Policy;
  readonly world: World;
  readonly attitude: Attitude;
  readonly effort: Effort;
}

/** What it takes that a clause does not apply; undefined when it never does in this world. */
export function demandToFail(clause: Clause, search: Search): Demand | undefined {
  if (isOutside(clause, search)) return undefined;
  const options: Option[] = [];
  for (const literal of clause.literals) {
    const option = ask(literal, false, search);
    if (option === true) return undefined;
    if (option !== false) options.push(option);
  }
  return options;
}

/** What must come true together for a clause to apply; undefined when it never does in this world. */
export function optionsToApply(clause: Clause, search: Search): readonly Option[] | undefined {
  if (!isInside(clause, search)) return undefined;
  const options: Option[] = [];
  for (const literal of clause.literals) {
    const option = ask(literal, true, search);
    if (option === false) return undefined;
    if (option !== true) options.push(option);
  }
  return options;
}

/** Whether the world's action or caller is none of a statement's. */
function isOutside({ statement, heedsPrincipal }: Clause, search: Search): boolean {
  const { policy, world } = search;
  if (settle(coversAction(statement.action, world.action), false, search)) return true;
  return heedsPrincipal && settle(coversCaller(statement, world.caller.example, policy.kind), false, search);
}

function isInside({ statement }: Clause, search: Search): boolean {
  const { policy, world } = search;
  if (!settle(coversAction(statement.action, world.action), true, search)) return false;
  return settle(coversCaller(statement, world.caller.example, policy.kind), true, search);
}

/** Whether a truth is as wanted; the hopeful take a doubt for it. */
function settle(truth: Truth, wanted: boolean, { attitude, effort }: Search): boolean {
  if (!isDoubt(truth)) return truth === wanted;
  effort.isUncertain = true;
  return attitude === "hopeful";
}

/** What it takes that a part matches, or does not: nothing at all, what cannot be, or a constraint. */
function ask(literal: Literal, wanted: boolean, search: Search): boolean | Option {
  const { variable } = literal;
  const { world, attitude, effort } = search;
  const tie = tieOf(world, variable);
  if (tie?.kind === "given") return settle(literal.truthFor(tie.values), wanted, search);
  const bounds = wanted ? literal.holds : literal.fails;
  if (bounds.surely !== bounds.possibly || (tie === undefined && isUnknownKey(world, variable)))
    effort.isUncertain = true;
  const constraint = attitude === "hopeful" ? bounds.possibly : bounds.surely;
  if (tie?.kind !== "part") return { variable, constraint };
  const whole = onWhole(tie, constraint, world.memory);
  return whole === undefined ? settle(unclearPart, wanted, search) : { variable: tie.of, constraint: whole };
}

const unclearPart = { doubt: "This key is compared as a number, a date or an address, which it is not." };
