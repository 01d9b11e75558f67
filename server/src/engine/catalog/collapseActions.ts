import { actions, serviceOf, type Action } from "./actions.ts";

/**
 * A short list for a set of actions: `kms:Get*` where every action that begins so is in the set, else the
 * names. A pattern may take in actions on no resource, which mean nothing in a resource policy, but none of
 * those to be kept out.
 */
export function collapseActions(
  wanted: readonly Action[],
  isKeptOut: (action: Action) => boolean,
): readonly string[] {
  const names = new Set(wanted.map(({ name }) => name));
  const belongs = (action: Action): boolean =>
    names.has(action.name) || (action.resourceTypes.length === 0 && !isKeptOut(action));
  const collapsed = wanted.map(({ name }) => {
    const family = familyOf(name);
    const isWorthIt = family.filter((member) => names.has(member.name)).length > 1;
    return isWorthIt && family.every(belongs) ? `${verbOf(name)}*` : name;
  });
  return [...new Set(collapsed)];
}

/** The actions whose names begin with the same word. */
function familyOf(name: string): readonly Action[] {
  const verb = verbOf(name);
  return actions.filter((action) => action.name.startsWith(verb));
}

/** The service and the first word: `kms:Get` of `kms:GetKeyPolicy`. */
function verbOf(name: string): string {
  const service = serviceOf(name);
  const verb = /^[A-Z][a-z]+/.exec(name.slice(service.length + 1))?.[0] ?? "";
  return `${service}:${verb}`;
}
