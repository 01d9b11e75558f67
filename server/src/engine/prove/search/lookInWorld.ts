import type { Request } from "../../evaluate/request.ts";
import type { Clause } from "../literals/clause.ts";
import { demandToFail, optionsToApply, type Demand } from "./demand.ts";
import { assume, currentOf, meet, type Store } from "./search.ts";
import { toRequest } from "./witness.ts";
import type { Search } from "./world.ts";

/** What a request has to be like. */
export interface Conditions {
  readonly noneOf: readonly Clause[];
  readonly allOf: readonly Clause[];
  readonly oneOf: readonly Clause[] | undefined;
}

/** A request of one world to which none of some clauses, all of others and one of others still apply. */
export function lookInWorld(conditions: Conditions, search: Search): Request | undefined {
  const { noneOf, allOf, oneOf = [] } = conditions;
  const demands = noneOf
    .map((clause) => demandToFail(clause, search))
    .filter((demand): demand is Demand => demand !== undefined);
  for (const start of startsOf(conditions, search)) {
    const found = meet(demands, start, search);
    if (found !== undefined) return toRequest(found, [...noneOf, ...allOf, ...oneOf], search);
  }
  return undefined;
}

/** The clauses that stand in the way of every request of one world, each by itself. */
export function blockersIn(conditions: Conditions, search: Search): readonly Clause[] {
  const starts = [...startsOf(conditions, search)];
  return conditions.noneOf.filter((clause) => {
    const demand = demandToFail(clause, search);
    return (
      demand !== undefined &&
      starts.every((start) => demand.options.every((option) => assume(start, option, search) === undefined))
    );
  });
}

/** The stores in which the clauses that have to apply do, before any other is looked at. */
function* startsOf({ allOf, oneOf }: Conditions, search: Search): Iterable<Store> {
  const required = isPossible(search) ? assumeAll(allOf, new Map(), search) : undefined;
  if (required === undefined) return;
  for (const one of oneOf?.map((clause) => [clause]) ?? [[]]) {
    const start = assumeAll(one, required, search);
    if (start !== undefined) yield start;
  }
}

/** Whether there are values at all for what the question asks of the request. */
function isPossible(search: Search): boolean {
  const none: Store = new Map();
  for (const [variable, { kind }] of search.world.asked)
    if (kind === "free" && currentOf(none, variable, search) === undefined) return false;
  return true;
}

/** The store in which all clauses apply; undefined when they cannot together. */
function assumeAll(clauses: readonly Clause[], store: Store, search: Search): Store | undefined {
  let current: Store | undefined = store;
  for (const clause of clauses) {
    const options = optionsToApply(clause, search);
    if (options === undefined) return undefined;
    for (const option of options) current &&= assume(current, option, search);
  }
  return current;
}
