import type { TextRange } from "./text.ts";

/** Notification to the client: sets may have changed. Sent only to clients that say that they show them. */
export const setsChangedMethod = "latchkey/sets/changed";

/** Request to the server: the sets of the workspace, as an array of `SetSummary`. */
export const setsMethod = "latchkey/sets";

/** Documents that belong together, or may. */
export interface SetSummary {
  /** Stays the same for as long as the set is built around the same document. */
  readonly id: string;
  readonly name: string;
  readonly isDeclared: boolean;
  /** The URIs of its documents, the one that it is built around first. */
  readonly documents: readonly string[];
  /** Whether it is not known of some documents whether they belong to it. */
  readonly isAmbiguous: boolean;
}

/** Request to the server: all that is known of one set; null where there is none any more. */
export const setMethod = "latchkey/set";

export interface SetParams {
  readonly id: string;
}

export interface SetDetails {
  readonly documents: readonly SetDocument[];
  /** Documents of a kind of which any may belong to the set, so that none does. */
  readonly ambiguities: readonly SetAmbiguity[];
  /** What the documents name, in words: its bucket, key, Region and account. */
  readonly facts: readonly SetFact[];
  /** Those of all its documents, in the order of the documents. */
  readonly findings: readonly SetFinding[];
  /** What happens to uploads by all of its documents together; missing without a bucket policy. */
  readonly uploads?: SetUploads;
}

export type DocumentKindName = "kms-key-policy" | "s3-bucket-policy" | "s3-bucket-encryption";

export interface SetDocument {
  readonly uri: string;
  readonly kind: DocumentKindName;
  /** The kind in words. */
  readonly title: string;
  readonly errors: number;
  readonly warnings: number;
  readonly remarks: number;
}

export interface SetAmbiguity {
  readonly kind: DocumentKindName;
  /** The kind in words. */
  readonly title: string;
  /** URIs. */
  readonly candidates: readonly string[];
}

export interface SetFact {
  readonly title: string;
  readonly value: string;
}

export interface SetFinding {
  readonly uri: string;
  readonly range: TextRange;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly rule: string;
  readonly message: string;
}

export interface SetUploads {
  /** One line: how many kinds of uploads are closed, open, undecided. */
  readonly summary: string;
  /** The bucket policy. */
  readonly uri: string;
  readonly rows: readonly SetUploadRow[];
}

/** One kind of upload. */
export interface SetUploadRow {
  readonly title: string;
  readonly verdict: "closed" | "open" | "depends";
  /** Whether that is what the policy is after; missing where it may be either. */
  readonly isWanted?: boolean;
}
