import { callerValues } from "../../evaluate/callerContext.ts";
import type { Caller, Request } from "../../evaluate/request.ts";
import type { Clause } from "../literals/clause.ts";
import type { Values } from "../literals/literal.ts";
import { currentOf, type Store } from "./search.ts";
import type { Search, World } from "./world.ts";

/** The request that a store describes, with a value for every key that one of the clauses looks at. */
export function toRequest(store: Store, clauses: readonly Clause[], search: Search): Request {
  const { world } = search;
  const valuesOf = (variable: string): Values =>
    asGiven(world, variable) ?? currentOf(store, variable, search)?.values;
  const caller = world.scene.caller.toCaller((variable) => valuesOf(variable)?.[0]);
  const mentioned = clauses.flatMap(({ literals }) => literals.map(({ variable }) => variable));
  const context = new Map<string, readonly string[]>();
  for (const variable of new Set([...world.asked.keys(), ...mentioned])) {
    const values = isContext(world, caller, variable) ? valuesOf(variable) : undefined;
    if (values !== undefined) context.set(variable, values);
  }
  return { caller, action: world.scene.action, resource: valuesOf("resource")?.[0] ?? "", context };
}

/** What the question itself gives for a variable. */
function asGiven({ asked }: World, variable: string): Values {
  const tie = asked.get(variable);
  return tie?.kind === "given" && tie.values !== undefined && !("doubt" in tie.values)
    ? tie.values
    : undefined;
}

/** Whether a request has to name a key's values: the caller brings along what follows from its name. */
function isContext(world: World, caller: Caller, variable: string): boolean {
  if (variable === "resource") return false;
  if (world.asked.has(variable)) return true;
  const kind = world.scene.tieOf(variable)?.kind;
  if (kind === undefined) return true;
  const values = callerValues(caller, variable);
  return kind === "free" && (values === undefined || "doubt" in values);
}
