import type { ObjectNode } from "../tree/node.ts";

/** Where a user says what a set is about: a place that findings point to and fixes change. */
export interface DeclarationPlace {
  /** Of the file. */
  readonly uri: string;
  /** Its text. */
  readonly text: string;
  /** What it says of the set. */
  readonly node: ObjectNode;
}

/** What a user declares of a set that a document belongs to. */
export interface Declaration extends DeclarationPlace {
  /** The set's name. */
  readonly set: string;
  /** The URIs of the set's documents. */
  readonly documents: readonly string[];
}
