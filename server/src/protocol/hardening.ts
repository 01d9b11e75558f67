import type { TextRange } from "./text.ts";

/** Request to the server: an open policy with its gaps closed, by `DocumentParams`; null for anything else. */
export const hardenMethod = "latchkey/harden";

export interface Hardening {
  /** The version of the document that this is about. */
  readonly version: number;
  /** The whole text that it leads to. */
  readonly text: string;
  /** What is different in it. */
  readonly edit: { readonly range: TextRange; readonly text: string };
  /** What was done, in titles; none where there is nothing to do. */
  readonly steps: readonly string[];
  readonly newlyStopped: readonly AccessChangeInParts[];
  readonly newlyAllowed: readonly AccessChangeInParts[];
  /** What could not be found out, a sentence each. */
  readonly undecided: readonly string[];
}

export interface AccessChangeInParts {
  /** Which requests. */
  readonly subject: string;
  /** What became of them before, and becomes of them then. */
  readonly outcome: string;
}
