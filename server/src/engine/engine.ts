import { lint, type SeverityOverrides } from "./lint/lint.ts";
import type { Finding } from "./lint/rule.ts";
import { documentKindOf, mayBeDocument } from "./policy/documentKind.ts";
import type { DocumentKind, Policy } from "./policy/policy.ts";
import { readPolicy } from "./policy/readPolicy.ts";
import type { Surroundings } from "./policy/surroundings.ts";
import { rules } from "./rules/index.ts";
import { parseTree } from "./tree/parse.ts";

export type { SeverityOverrides } from "./lint/lint.ts";
export {
  severities,
  type AccessChange,
  type Finding,
  type Fix,
  type RuleId,
  type Severity,
} from "./lint/rule.ts";
export { documentKinds, type DocumentKind, type Policy } from "./policy/policy.ts";
export { noSurroundings, profiles, type Profile, type Surroundings } from "./policy/surroundings.ts";
export { rules } from "./rules/index.ts";
export { applyEdits, type Edit } from "./tree/edits.ts";
export type { Span } from "./tree/node.ts";

/** The text of a document and what is known of it. */
export interface Source {
  readonly text: string;
  /** The last part of its path; decides the kind where the content does not. */
  readonly fileName: string;
  /** Overrules what content and name say. */
  readonly kind?: DocumentKind | undefined;
  /** What is known beside the text; the defaults unless given. */
  readonly surroundings?: Surroundings | undefined;
}

export interface Analysis {
  readonly kind: DocumentKind;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** Reads a document and checks it. Undefined when it is none of ours; never throws, whatever the text. */
export function analyze(source: Source, overrides: SeverityOverrides = {}): Analysis | undefined {
  const policy = readDocument(source);
  return policy && { kind: policy.kind, policy, findings: lint(policy, rules, overrides) };
}

/** Reads a document without checking it. Undefined when it is none of ours. */
export function readDocument({ text, fileName, kind, surroundings }: Source): Policy | undefined {
  if (kind === undefined && !mayBeDocument(text, fileName)) return undefined;
  const tree = parseTree(text);
  const found = kind ?? documentKindOf(tree, fileName);
  return found && readPolicy(tree, found, surroundings);
}
