import { policyElements, statementElements } from "../../catalog/elements.ts";
import { edited } from "../../policy/edited.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Edit } from "../../tree/edits.ts";
import type { ObjectNode, Property } from "../../tree/node.ts";
import type { Tree } from "../../tree/parse.ts";
import { isRewritable, type Refactoring } from "./refactoring.ts";
import { reorder } from "./reorder.ts";

/**
 * Puts the elements of a policy and of its statements into the order in which AWS writes them. Members that AWS does
 * not know come last. Undefined where all is in order, and where a member stands twice: which of the two counts is
 * for a person to say.
 */
export function sortAndTidy(policy: Policy): Refactoring | undefined {
  const { root, statements } = policy;
  if (!isRewritable(policy) || root === undefined) return undefined;
  const bodies = statements.map(({ node }) => node);
  if ([root, ...bodies].some(hasNameTwice)) return undefined;
  const text = sortedText(policy, root, bodies);
  if (text === undefined || text === policy.tree.text.slice(root.start, root.end)) return undefined;
  return {
    title: "Sort and tidy: put the elements into the usual order",
    edits: [{ start: root.start, end: root.end, text }],
  };
}

/** The document's object in order; statements first, as they are parts of it. */
function sortedText(policy: Policy, root: ObjectNode, bodies: readonly ObjectNode[]): string | undefined {
  const edits: Edit[] = [];
  for (const body of bodies) {
    const text = inOrder(policy.tree, body, statementElements);
    if (text === undefined) return undefined;
    edits.push({ start: body.start, end: body.end, text });
  }
  const { tree, root: between = root } = edited(policy, edits);
  return inOrder(tree, between, policyElements);
}

function inOrder(tree: Tree, object: ObjectNode, elements: readonly string[]): string | undefined {
  const rankOf = ({ name }: Property): number => {
    const rank = elements.indexOf(name.value);
    return rank < 0 ? elements.length : rank;
  };
  const order = [...object.properties].sort((a, b) => rankOf(a) - rankOf(b));
  const isSorted = order.every((property, index) => property === object.properties[index]);
  return isSorted ? tree.text.slice(object.start, object.end) : reorder(tree, object, order);
}

function hasNameTwice({ properties }: ObjectNode): boolean {
  return new Set(properties.map(({ name }) => name.value)).size < properties.length;
}
