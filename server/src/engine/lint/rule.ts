import type { AccessAnalyzerCode } from "./accessAnalyzer.ts";
import type { DocumentKind, Policy } from "../policy/policy.ts";
import type { Edit } from "../tree/edits.ts";
import type { Span } from "../tree/node.ts";

export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

export type RuleId = `${"policy" | "kms" | "s3" | "arn"}/${string}`;

/** What is held against a configuration file. */
export type ConfigRuleId = `config/${string}`;

/** One thing that Latchkey looks for. */
export interface Rule {
  /** Scope and bad pattern; reads after "allow …". Also the name of its file and page. */
  readonly id: RuleId;
  /** A title without a full stop. */
  readonly summary: string;
  readonly kinds: readonly DocumentKind[];
  readonly severity: Severity;
  /** What IAM Access Analyzer would call what this rule finds. */
  readonly answers?: readonly AccessAnalyzerCode[];
  /** Whether it looks at other documents of the set: what it finds changes with their texts. */
  readonly comparesDocuments?: boolean;
  /** The problems of one document. Keeps nothing between calls and throws on no document, however broken. */
  check(policy: Policy): Iterable<Problem>;
}

/** A place where a rule's pattern was found. */
export interface Problem {
  readonly at: Span;
  /** Whole sentences: what is wrong, with the user's own value, and what follows from it. */
  readonly message: string;
  /** Where this one problem weighs more or less than the rule's severity. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** Made only when somebody asks. The first is the preferred one. */
  readonly fixes?: () => readonly Fix[];
}

/** Another place that belongs to a problem. */
export interface Related {
  /** The document of the set that it stands in; the same document unless given. */
  readonly uri?: string;
  readonly at: Span;
  readonly message: string;
}

/** What a fix does to access: who may do what. */
export type AccessChange = "unchanged" | "narrower" | "wider";

export interface Fix {
  /** Imperative; names the text that it adds or removes. */
  readonly title: string;
  readonly access: AccessChange;
  /** Non-overlapping edits of the document's text. */
  readonly edits: readonly Edit[];
  /** What else it changes, in other documents of the set. */
  readonly elsewhere?: readonly DocumentEdits[];
}

/** Non-overlapping edits of another document's text. */
export interface DocumentEdits {
  readonly uri: string;
  readonly edits: readonly Edit[];
}

/** A rule's problem as the fronts show it. */
export interface Finding extends Span {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: () => readonly Fix[];
}
