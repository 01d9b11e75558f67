import type { Request } from "../../evaluate/request.ts";
import type { Clause } from "../literals/clause.ts";
import { demandToFail, optionsToApply, type Demand, type Option } from "./demand.ts";
import { assume, currentOf, meet, type Search, type Store } from "./search.ts";
import { toRequest } from "./witness.ts";

/** What a request has to be like. */
export interface Conditions {
  readonly noneOf: readonly Clause[];
  readonly allOf: readonly Clause[];
  readonly oneOf: readonly Clause[] | undefined;
}

/** A request of one world to which none of some clauses, all of others and one of others still apply. */
export function lookInWorld({ noneOf, allOf, oneOf }: Conditions, search: Search): Request | undefined {
  if (!isPossible(search)) return undefined;
  const demands = noneOf
    .map((clause) => demandToFail(clause, search))
    .filter((demand): demand is Demand => demand !== undefined);
  const required = assumeAll(allOf, new Map(), search);
  if (required === undefined) return undefined;
  for (const one of oneOf?.map((clause) => [clause]) ?? [[]]) {
    const store = assumeAll(one, required, search);
    const found = store && meet(demands, store, search);
    if (found !== undefined) return toRequest(found, [...noneOf, ...allOf, ...(oneOf ?? [])], search);
  }
  return undefined;
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
    const options: readonly Option[] | undefined = optionsToApply(clause, search);
    if (options === undefined) return undefined;
    for (const option of options) current &&= assume(current, option, search);
  }
  return current;
}
