import type { Fix } from "../lint/rule.ts";
import type { Node } from "../tree/node.ts";
import { removeMembers } from "../tree/edits.ts";
import { quoted } from "./quoted.ts";

/** Takes a value that changes nothing out of its list; no fix where it is the only one and no list at all. */
export function removeFromList({
  value,
  node,
}: {
  readonly value: string;
  readonly node: Node;
}): readonly Fix[] {
  if (node.parent?.kind !== "array") return [];
  const edits = removeMembers(node.parent, [node]);
  return [{ title: `Remove ${quoted(value)}`, access: "unchanged", edits }];
}
