import { propertyOf, type Span } from "../tree/node.ts";
import { mistakeAt, type ConfigFinding, type ConfigSet } from "./config.ts";
import { pathsIn, type SetPath } from "./setPaths.ts";

/** The sets that claim what an earlier one has: its name, or a document that is of one bucket only. */
export function mistakesAmongSets(
  sets: readonly ConfigSet[],
): ReadonlyMap<ConfigSet, readonly ConfigFinding[]> {
  const names = new Set<string>();
  const owners = new Map<string, Owner>();
  const mistakes = new Map<ConfigSet, readonly ConfigFinding[]>();
  for (const set of sets) {
    const found = [...repeatedName(set, names), ...claimsOf(set, owners)];
    if (found.length > 0) mistakes.set(set, found);
  }
  return mistakes;
}

interface Owner {
  readonly set: ConfigSet;
  readonly member: SetPath["member"];
}

function repeatedName({ node, declared: { name } }: ConfigSet, names: Set<string>): readonly ConfigFinding[] {
  const isNew = !names.has(name);
  names.add(name);
  const at: Span = propertyOf(node, "name")?.value ?? node;
  return isNew ? [] : [mistakeAt(at, "config/duplicate-set", `There is a set "${name}" already.`)];
}

/** A key may serve several buckets, and its policy be in several sets. Nothing else may, nor be two things at once. */
function claimsOf(set: ConfigSet, owners: Map<string, Owner>): readonly ConfigFinding[] {
  return pathsIn(set).flatMap(({ member, path, at }) => {
    const owner = owners.get(path);
    owners.set(path, owner ?? { set, member });
    if (owner === undefined || (owner.member === "keyPolicy" && member === "keyPolicy")) return [];
    const message = `"${path}" is the ${owner.member} of the set "${owner.set.declared.name}" already.`;
    return [mistakeAt(at, "config/duplicate-document", message)];
  });
}
