import { expandAction, withoutService } from "../catalog/actions.ts";
import { escalations } from "../catalog/keyActions.ts";
import { hasWildcard } from "../policy/glob.ts";
import type { Policy, StringValue } from "../policy/policy.ts";
import { describeAction } from "./hover/describeAction.ts";

/** A few words behind a value, which are no part of the document. */
export interface InlayHint {
  /** The offset in front of which they stand. */
  readonly at: number;
  readonly words: string;
  /** More about it, as Markdown. */
  readonly markdown: string;
}

/** As many members of a wildcard are named. */
const MOST_NAMED = 3;

/** What the wildcards of actions stand for, of those whose values end in a stretch of the text. */
export function inlayHintsOf({ statements }: Policy, start: number, end: number): readonly InlayHint[] {
  const actions = statements.flatMap(({ action }) => action?.values ?? []);
  return actions
    .filter(({ value, node }) => hasWildcard(value) && start <= node.end && node.end <= end)
    .map(toHint);
}

function toHint({ value, node }: StringValue): InlayHint {
  return { at: node.end, words: wordsFor(value), markdown: describeAction(value) ?? "" };
}

function wordsFor(pattern: string): string {
  if (/^\*+$/.test(pattern)) return "= every action";
  const names = expandAction(pattern).map(({ name }) => name);
  if (names.length === 0) return "= no action";
  if (names.length <= MOST_NAMED) return `= ${names.map(withoutService).join(", ")}`;
  const minded = names.filter((name) => escalations.has(name)).map(withoutService);
  const among = minded.length === 0 ? "" : `, ${minded.join(" and ")} among them`;
  return `= ${String(names.length)} actions${among}`;
}
