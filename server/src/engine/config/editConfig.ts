import type { RuleId, Severity } from "../lint/rule.ts";
import { appendToList, removeMembers, setProperty, type Edit } from "../tree/edits.ts";
import { itemsOf, propertyOf, type Span } from "../tree/node.ts";
import { parseTree } from "../tree/parse.ts";

/** An entry as it is written into a configuration file. */
export interface NewEntry {
  readonly rule: RuleId;
  readonly paths: string;
  /** Without it, the entry is for the whole document. */
  readonly sids?: string;
  readonly severity: Severity | "off";
  readonly reason: string;
}

/**
 * Adds an entry behind the others, so that it decides, and leaves the rest of the file as it is. Undefined where the file
 * is so broken that no entry has a place in it.
 */
export function addEntry(text: string, { rule, paths, sids, ...rest }: NewEntry): Edit | undefined {
  const entry = { rule, paths, ...(sids !== undefined && { sids }), ...rest };
  if (text.trim() === "")
    return { start: 0, end: text.length, text: `${JSON.stringify({ rules: [entry] }, undefined, 2)}\n` };
  const { root, errors } = parseTree(text, "allowed");
  if (root?.kind !== "object" || errors.length > 0) return undefined;
  const list = propertyOf(root, "rules")?.value;
  if (list === undefined) return setProperty(text, root, "rules", [entry]);
  return list.kind === "array" ? appendToList(text, list, entry) : undefined;
}

/** Takes out the entry in which something stands. */
export function removeEntry(text: string, at: Span): readonly Edit[] {
  const { root } = parseTree(text, "allowed");
  const list = root?.kind === "object" ? propertyOf(root, "rules")?.value : undefined;
  if (list?.kind !== "array") return [];
  const entry = itemsOf(list).filter(({ start, end }) => start <= at.start && at.end <= end);
  return entry.length === 0 ? [] : removeMembers(list, entry);
}
