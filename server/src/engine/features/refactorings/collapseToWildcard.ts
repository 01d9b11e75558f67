import { actionStems, catalogDate, expandAction, serviceOf } from "../../catalog/actions.ts";
import type { Policy, StringValue } from "../../policy/policy.ts";
import { quoted } from "../../rules/quoted.ts";
import { removeMembers, type Edit } from "../../tree/edits.ts";
import type { ArrayNode, Span } from "../../tree/node.ts";
import { actionElementAt, matchesUnknownAction } from "./actionAt.ts";
import { hasComment, isWithin, type Refactoring } from "./refactoring.ts";

/** An item of a list and the names of the actions that it stands for in the catalogue. */
interface Listed extends StringValue {
  readonly names: readonly string[];
}

/** A wildcard and the items of a list that together stand for exactly what it stands for. */
interface Wildcard {
  readonly pattern: string;
  readonly covered: readonly Listed[];
}

/**
 * Puts a wildcard in the place of the listed actions that are all that it stands for in the catalogue: the widest
 * for the item at a place, or each such wildcard where the place is no item.
 */
export function collapseToWildcard(policy: Policy, at: Span): Refactoring | undefined {
  const element = actionElementAt(policy, at);
  const list = element?.property.value;
  if (list?.kind !== "array" || hasComment(policy.tree, list)) return undefined;
  const wildcards = wildcardsFor(policy, element?.values ?? []);
  const isOnItem = list.items.some((item) => isWithin(at, item));
  const chosen = isOnItem
    ? wildcards.filter(({ covered }) => covered.some(({ node }) => isWithin(at, node)))
    : wildcards;
  if (chosen.length === 0) return undefined;
  return { title: titleOf(chosen), edits: editsFor(list, chosen) };
}

/** The widest wildcards that fit, none of which stands for an action of another. */
function wildcardsFor(policy: Policy, values: readonly StringValue[]): readonly Wildcard[] {
  const listed = values.map((each) => ({ ...each, names: namesOf(each.value) }));
  const chosen: Wildcard[] = [];
  for (const stem of stemsOf(listed)) {
    const isCovered = chosen.some(({ pattern }) => stem.startsWith(pattern.slice(0, -1)));
    const wildcard = isCovered ? undefined : wildcardOf(policy, listed, `${stem}*`);
    if (wildcard !== undefined) chosen.push(wildcard);
  }
  return chosen;
}

/** What the names that stand in a list begin with, the shortest first. */
function stemsOf(listed: readonly Listed[]): readonly string[] {
  const names = [...new Set(listed.flatMap((each) => each.names))];
  const services = new Set(names.map((name) => `${serviceOf(name)}:`));
  const stems = [...actionStems].filter((stem) => names.some((name) => name.startsWith(stem)));
  return [...services, ...stems].sort((a, b) => a.length - b.length);
}

function wildcardOf(policy: Policy, listed: readonly Listed[], pattern: string): Wildcard | undefined {
  const wanted = new Set(namesOf(pattern));
  const covered = listed.filter(({ names }) => names.length > 0 && names.every((name) => wanted.has(name)));
  const reached = new Set(covered.flatMap(({ names }) => names));
  const isThere = covered.some(({ value }) => value.toLowerCase() === pattern.toLowerCase());
  if (wanted.size < 2 || covered.length < 2 || isThere || reached.size < wanted.size) return undefined;
  return matchesUnknownAction(policy, pattern) ? undefined : { pattern, covered };
}

function namesOf(pattern: string): readonly string[] {
  return expandAction(pattern).map(({ name }) => name);
}

/** The first item of each becomes the wildcard, the others go. */
function editsFor(list: ArrayNode, wildcards: readonly Wildcard[]): readonly Edit[] {
  const replaced = wildcards.flatMap(({ pattern, covered }) =>
    covered.slice(0, 1).map(({ node: { start, end } }) => ({ start, end, text: JSON.stringify(pattern) })),
  );
  const removed = wildcards.flatMap(({ covered }) => covered.slice(1).map(({ node }) => node));
  return [...replaced, ...removeMembers(list, removed)];
}

function titleOf(wildcards: readonly Wildcard[]): string {
  const count = wildcards.flatMap(({ covered }) => covered).length;
  const [only, ...others] = wildcards.map(({ pattern }) => quoted(pattern));
  const target = others.length === 0 ? (only ?? "") : `${String(wildcards.length)} wildcards`;
  return `Collapse ${String(count)} actions to ${target} (the same as of ${catalogDate})`;
}
