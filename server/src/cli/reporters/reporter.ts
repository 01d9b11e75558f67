import type { DocumentKind, Finding, RuleId } from "../../engine/engine.ts";
import type { ConfigRuleId } from "../../engine/lint/rule.ts";

/** A finding on a document or on a configuration file. */
export interface ReportedFinding extends Omit<Finding, "rule"> {
  readonly rule: RuleId | ConfigRuleId;
}

/** A document or a configuration file that was checked. */
export interface CheckedFile {
  /** As it is shown to the user. */
  readonly file: string;
  /** Undefined for a configuration file. */
  readonly kind: DocumentKind | undefined;
  /** What the findings' offsets count in. */
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** The text of another document that a finding names. */
  readonly textOf: TextOf;
  /** How many fixes were applied before. */
  readonly fixCount: number;
}

/** The text of a file by the name that it is shown under; empty where there is none. */
export type TextOf = (file: string) => string;

/** Writes what was found. */
export interface Reporter {
  report(file: CheckedFile): void;
  /** Called once, after the last file. */
  finish(): void;
}
