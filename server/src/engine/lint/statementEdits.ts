import { expandActionIn, type Action } from "../catalog/actions.ts";
import { collapseActions } from "../catalog/collapseActions.ts";
import type { Policy, Principal, Statement } from "../policy/policy.ts";
import { appendToList, removeMembers, replaceValue, type Edit } from "../tree/edits.ts";
import { propertyOf, type ArrayNode, type Property } from "../tree/node.ts";

/** Edits of whole statements and their elements, for fixes. Each is undefined where no such edit can be right. */
type Edits = readonly Edit[] | undefined;

/** Adds a statement behind the last one. */
export function addStatement({ tree, root }: Policy, statement: object): Edits {
  const statements = propertyOf(root, "Statement")?.value;
  const isList = statements?.kind === "array" || statements?.kind === "object";
  return isList ? [appendToList(tree.text, statements, statement)] : undefined;
}

/** Removes a statement, unless it is the only one. */
export function removeStatement({ node }: Statement): Edits {
  const list = node.parent;
  return list?.kind === "array" && list.items.length > 1 ? removeMembers(list, [node]) : undefined;
}

/** Takes actions out of a statement. A pattern that stands for others too is replaced by those. */
export function removeActions(
  policy: Policy,
  statement: Statement,
  isRemoved: (action: Action) => boolean,
): Edits {
  const { action: element } = statement;
  if (element === undefined || element.negated) return undefined;
  const affected = element.values.filter(({ value }) => expandActionIn(policy.kind, value).some(isRemoved));
  const kept = element.values.flatMap((each) =>
    affected.includes(each) ? remainderOf(policy, each.value, isRemoved) : each.value,
  );
  if (kept.length === 0) return removeStatement(statement);

  const list = element.property.value;
  const leavesNothing = affected.every(({ value }) => remainderOf(policy, value, isRemoved).length === 0);
  if (list?.kind === "array" && leavesNothing)
    return removeMembers(
      list,
      affected.map(({ node }) => node),
    );
  return list && [replaceValue(policy.tree.text, list, [...new Set(kept)])];
}

/** Takes principals out of a statement, and the statement away where nobody is left. */
export function removePrincipals(statement: Statement, removed: readonly Principal[]): Edits {
  const { principal: element } = statement;
  if (element === undefined || element.negated) return undefined;
  if (element.values.every((value) => removed.includes(value))) return removeStatement(statement);
  const holders = new Set(removed.map(({ node }) => node.parent));
  return [...holders].flatMap((holder) => (holder === undefined ? [] : removeFrom(holder, removed)));
}

/** A list that would be left empty goes with its name. */
function removeFrom(holder: ArrayNode | Property, removed: readonly Principal[]): readonly Edit[] {
  const nodes = removed.map(({ node }) => node);
  if (holder.kind === "property") return removeMembers(holder.parent, [holder]);
  if (holder.items.some((item) => !nodes.some((node) => node === item))) return removeMembers(holder, nodes);
  return holder.parent?.kind === "property" ? removeMembers(holder.parent.parent, [holder.parent]) : [];
}

/**
 * What a pattern stands for without the actions to be removed, as few patterns as can say it. Actions on no
 * resource, which no resource policy can give, are not spelled out.
 */
export function remainderOf(
  { kind }: Policy,
  pattern: string,
  isRemoved: (action: Action) => boolean,
): readonly string[] {
  const members = expandActionIn(kind, pattern);
  const left = members.filter((action) => action.resourceTypes.length > 0 && !isRemoved(action));
  return collapseActions(left, isRemoved);
}
