import type { DocumentKind } from "../policy/policy.ts";
import type { KnownDocument } from "./affinity.ts";
import type { DeclaredSet } from "./declaredSet.ts";

/** Documents that belong together: those of one bucket and its key. */
export interface DocumentSet {
  /** For people. */
  readonly name: string;
  /** Their URIs, the bucket policy first. */
  readonly documents: readonly string[];
  /** Where more than one document may belong: none of them does then. */
  readonly ambiguities: readonly Ambiguity[];
  /** What the user says of it; undefined for a set that was found. */
  readonly declared?: DeclaredSet;
}

export interface Ambiguity {
  readonly kind: DocumentKind;
  /** The URIs of the documents that may be meant. */
  readonly candidates: readonly string[];
}

/** A set that was found around a document, before it has a name. */
export interface FoundSet extends Omit<DocumentSet, "name" | "declared"> {
  readonly anchor: KnownDocument;
}
