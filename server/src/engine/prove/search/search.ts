import { isChannelKey } from "../callers/ties.ts";
import { tooComplex } from "../theories/texts.ts";
import type { Option } from "./answer.ts";
import type { Demand } from "./demand.ts";
import { restrict, satisfies, type Variable } from "./variable.ts";
import { rootOf, type Search, type World } from "./world.ts";

/** The variables of which more is asked than their domains say. */
export type Store = ReadonlyMap<string, Variable>;

/** How many branches a search may take before it is given up: far more than any policy in earnest needs. */
const MAX_STEPS = 2_000;

/** The variable as it is by now. Undefined when its domain is empty. */
export function currentOf(
  store: Store,
  variable: string,
  { world, attitude, effort }: Search,
): Variable | undefined {
  const known = store.get(variable);
  if (known !== undefined) return known;
  const root = rootOf(world, variable, attitude);
  if (root !== tooComplex) return root;
  effort.gaveUp = true;
  return undefined;
}

/** The store with one constraint more; undefined when nothing satisfies it. */
export function assume(store: Store, { variable, constraint }: Option, search: Search): Store | undefined {
  const current = currentOf(store, variable, search);
  if (current === undefined) return undefined;
  const next = restrict(current, constraint, search.world.memory.budget);
  if (next === tooComplex) search.effort.gaveUp = true;
  if (next === undefined || next === tooComplex) return undefined;
  return next === current ? store : new Map(store).set(variable, next);
}

/**
 * Extends a store until its values meet every demand; undefined when that is impossible. Only demands that the
 * present values miss are looked at, the one with the fewest options left first: as each step rules something
 * out and all options of that demand are tried, nothing is overlooked.
 */
export function meet(demands: readonly Demand[], store: Store, search: Search): Store | undefined {
  const { memory } = search.world;
  memory.budget.left -= demands.length;
  const missed = fewestOptions(demands, store, search);
  if (missed === undefined) return store;
  for (const option of inOrder(missed.options, search.world)) {
    if (++search.effort.steps > MAX_STEPS || memory.budget.left < 0) {
      search.effort.gaveUp = true;
      return undefined;
    }
    const next = assume(store, option, search);
    const found = next && meet(demands, next, search);
    if (found !== undefined) return found;
  }
  search.effort.blockedBy.add(missed.clause);
  return undefined;
}

/** What is still possible of the demand with the fewest ways out; undefined when all demands are met already. */
function fewestOptions(demands: readonly Demand[], store: Store, search: Search): Demand | undefined {
  let fewest: Demand | undefined;
  for (const { clause, options } of demands) {
    if (options.some((option) => isMet(option, store, search))) continue;
    const left = options.filter((option) => assume(store, option, search) !== undefined);
    if (left.length === 0) return { clause, options: left };
    if (fewest === undefined || left.length < fewest.options.length) fewest = { clause, options: left };
  }
  return fewest;
}

function isMet({ variable, constraint }: Option, store: Store, search: Search): boolean {
  const current = currentOf(store, variable, search);
  return current !== undefined && satisfies(current, constraint);
}

/** The least surprising way out first: another header rather than another object, another caller last. */
function inOrder(options: readonly Option[], world: World): readonly Option[] {
  return [...options].sort((a, b) => surpriseOf(a, world) - surpriseOf(b, world));
}

function surpriseOf({ variable }: Option, { asked, scene }: World): number {
  if (isChannelKey(variable)) return 2;
  if (scene.tieOf(variable) !== undefined) return 3;
  return asked.has(variable) ? 1 : 0;
}
