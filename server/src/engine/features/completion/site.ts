import type { DocumentKind, Statement } from "../../policy/policy.ts";
import type { KnownNames } from "../../set/knownNames.ts";
import type { Place } from "../../tree/draft.ts";
import type { Node, ObjectNode, ArrayNode, Property } from "../../tree/node.ts";

/** Where in a document something is to be written. */
export interface Site {
  readonly kind: DocumentKind;
  /** The names of the members that the place is in, from the root: `Statement`, `Condition`, `StringEquals`. */
  readonly path: readonly string[];
  readonly place: Place;
  /** What stands before the cursor, without the quote. */
  readonly typed: string;
  readonly statement: Statement | undefined;
  readonly known: KnownNames;
  /** What parts a name from its value here: with a blank or without. */
  readonly colon: string;
}

/** The names of the members that lead to a list, an object or a member, itself included. */
export function pathOf(holder: ObjectNode | ArrayNode | Property): readonly string[] {
  const path: string[] = [];
  let node: Node | Property | undefined = holder;
  while (node !== undefined) {
    if (node.kind === "property") path.unshift(node.name.value);
    node = node.parent;
  }
  return path;
}
