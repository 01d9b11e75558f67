import { catalogDate, expandAction } from "../../catalog/actions.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Element, Policy, StringValue } from "../../policy/policy.ts";
import { quoted } from "../../rules/quoted.ts";
import type { Span } from "../../tree/node.ts";
import { actionElementAt, matchesUnknownAction } from "./actionAt.ts";
import { itemsInPlaceOf, listInPlaceOf } from "./lists.ts";
import { isWithin, type Refactoring } from "./refactoring.ts";

/**
 * Writes the actions out for which the pattern at a place stands: those of the catalogue. The lone star stands for
 * services too that are not in it, and stays.
 */
export function expandWildcard(policy: Policy, at: Span): Refactoring | undefined {
  const element = actionElementAt(policy, at);
  const pattern = element?.values.find(({ node }) => isWithin(at, node));
  if (element === undefined || pattern === undefined || !isExpandable(policy, pattern.value))
    return undefined;
  const count = expandAction(pattern.value).length;
  const added = namesToAdd(element, pattern);
  if (added.length === 0) return undefined;
  const actions = count === 1 ? "the one action" : `the ${String(count)} actions`;
  return {
    title: `Expand ${quoted(pattern.value)} to ${actions} that it matches as of ${catalogDate}`,
    edits: [{ start: pattern.node.start, end: pattern.node.end, text: expansion(policy, pattern, added) }],
  };
}

function isExpandable(policy: Policy, pattern: string): boolean {
  const isLoneStar = /^\*+$/.test(pattern);
  return hasWildcard(pattern) && !isLoneStar && !matchesUnknownAction(policy, pattern);
}

/** What the pattern stands for and the list does not name already. */
function namesToAdd({ values }: Element<StringValue>, { value }: StringValue): readonly string[] {
  const listed = new Set(values.map((each) => each.value.toLowerCase()));
  return expandAction(value)
    .map(({ name }) => name)
    .filter((name) => !listed.has(name.toLowerCase()));
}

function expansion({ tree: { text } }: Policy, { node }: StringValue, names: readonly string[]): string {
  const items = names.map((name) => JSON.stringify(name));
  return node.parent?.kind === "array" || items.length === 1
    ? itemsInPlaceOf(text, node, items)
    : listInPlaceOf(text, node, items);
}
