import type { Policy, Statement } from "../../policy/policy.ts";
import type { Edit } from "../../tree/edits.ts";
import { indentAt } from "../../tree/layout.ts";
import { propertyOf, type ArrayNode, type Node, type Property, type Span } from "../../tree/node.ts";
import { quoted } from "../../rules/quoted.ts";
import { listInPlaceOf, reindented } from "./lists.ts";
import { hasComment, isWithin, type Refactoring } from "./refactoring.ts";

/** Puts the single value of a member at a place into a list, or takes it out of one: to AWS both are the same. */
export function convertList(policy: Policy, at: Span): Refactoring | undefined {
  const property = listableAt(policy, at);
  const value = property?.value;
  if (property === undefined || value === undefined) return undefined;
  const name = quoted(property.name.value);
  if (value.kind !== "array")
    return mayStandAlone(value, property)
      ? { title: `Convert ${name} to a list`, edits: [toList(policy, value)] }
      : undefined;
  const [item, ...others] = value.items;
  if (item === undefined || others.length > 0 || !mayStandAlone(item, property)) return undefined;
  return hasCommentAround(policy, value, item)
    ? undefined
    : { title: `Convert ${name} to a single value`, edits: [toSingle(policy, value, item)] };
}

/** The member at a place that takes a value as well as a list. That of the statements is meant by its name alone. */
function listableAt({ root, statements }: Policy, at: Span): Property | undefined {
  const list = propertyOf(root, "Statement");
  if (list !== undefined && isWithin(at, list.name)) return list;
  const statement = statements.find(({ node }) => isWithin(at, node));
  return statement && listablesOf(statement).find((property) => isWithin(at, property));
}

function listablesOf({ principal, action, resource, conditions }: Statement): readonly Property[] {
  const who = principal?.property.value;
  return [
    ...(who?.kind === "object" ? who.properties : []),
    ...[action, resource].flatMap((element) => element?.property ?? []),
    ...conditions.map(({ property }) => property),
  ];
}

/** Statements are objects, all else that may be listed is a text, a number or a truth value. */
function mayStandAlone({ kind }: Node, { name }: Property): boolean {
  if (name.value === "Statement") return kind === "object";
  return kind === "string" || kind === "number" || kind === "boolean";
}

function hasCommentAround({ tree }: Policy, list: ArrayNode, item: Node): boolean {
  return [
    { start: list.start, end: item.start },
    { start: item.end, end: list.end },
  ].some((gap) => hasComment(tree, gap));
}

function toList({ tree: { text } }: Policy, value: Node): Edit {
  const { start, end } = value;
  return { start, end, text: listInPlaceOf(text, value, [text.slice(start, end)]) };
}

function toSingle({ tree: { text } }: Policy, { start, end }: ArrayNode, item: Node): Edit {
  const [from, to] = [indentAt(text, item.start), indentAt(text, start)];
  return { start, end, text: reindented(text.slice(item.start, item.end), from, to) };
}
