import { applyEdits, type Edit } from "../tree/edits.ts";
import { parseTree } from "../tree/parse.ts";
import type { Policy } from "./policy.ts";
import { readPolicy } from "./readPolicy.ts";

/** The policy that edits of its text leave, in the same surroundings. */
export function edited(
  { tree, kind, surroundings, related, declarations }: Policy,
  edits: readonly Edit[],
): Policy {
  return readPolicy(parseTree(applyEdits(tree.text, edits)), kind, surroundings, related, declarations);
}
