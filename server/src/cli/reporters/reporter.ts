import type { DocumentKind, Finding } from "../../engine/engine.ts";

/** A document that was checked. */
export interface CheckedDocument {
  /** As it is shown to the user. */
  readonly file: string;
  readonly kind: DocumentKind;
  /** What the findings' offsets count in. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The text of another document that a finding names. */
  readonly textOf: (file: string) => string;
  /** How many fixes were applied before. */
  readonly fixCount: number;
}

/** Writes what was found. */
export interface Reporter {
  report(document: CheckedDocument): void;
  /** Called once, after the last document. */
  finish(): void;
}
