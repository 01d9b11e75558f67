import { LONGEST_TEXT } from "../../prove/isProvable.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { applyEdits, type Edit } from "../../tree/edits.ts";
import type { Node, Span } from "../../tree/node.ts";
import { itemsInPlaceOf, listInPlaceOf } from "./lists.ts";
import { hasComment, isWithin, type Refactoring } from "./refactoring.ts";
import { splitSids } from "./splitSids.ts";
import { splittablesOf } from "./splittables.ts";

/**
 * One statement for each action, principal or resource of the list at a place. A request matches the statement where
 * it matches one of them, so that together they say the same, in an Allow and in a Deny.
 */
export function splitStatement(policy: Policy, at: Span): Refactoring | undefined {
  const { tree, statements } = policy;
  const statement = statements.find(({ node }) => isWithin(at, node));
  if (statement === undefined) return undefined;
  const list = splittablesOf(policy, statement).find(({ property }) => isWithin(at, property));
  if (list === undefined || hasComment(tree, list.value)) return undefined;
  const { start, end } = statement.node;
  const count = list.parts.length;
  if (count < 2 || tree.text.length + (end - start) * (count - 1) > LONGEST_TEXT) return undefined;
  const copies = copiesOf(policy, statement, list.value, list.parts);
  return {
    title: `Split this statement into ${String(count)}, one for each ${list.noun}`,
    edits: [{ start, end, text: inPlaceOf(tree.text, statement.node, copies) }],
  };
}

/** The statement's text once for each part, with that in the list's place. */
function copiesOf(
  policy: Policy,
  statement: Statement,
  { start, end }: Span,
  parts: readonly string[],
): readonly string[] {
  const sids = splitSids(policy, statement, parts.length);
  const { text } = policy.tree;
  return parts.map((part, index) => {
    const sid = sids[index];
    const renamed =
      sid === undefined || statement.sid === undefined
        ? []
        : [{ ...spanOf(statement.sid.node), text: JSON.stringify(sid) }];
    return excerptWith(text, statement.node, [{ start, end, text: part }, ...renamed]);
  });
}

function inPlaceOf(text: string, node: Node, copies: readonly string[]): string {
  return node.parent?.kind === "array"
    ? itemsInPlaceOf(text, node, copies)
    : listInPlaceOf(text, node, copies);
}

/** A stretch of a text as edits within it leave it. */
function excerptWith(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return applyEdits(text.slice(start, end), moved);
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
