import { lint, type SeverityOverrides } from "./lint/lint.ts";
import type { Finding } from "./lint/rule.ts";
import type { DocumentKind, Policy } from "./policy/policy.ts";
import { readDocument, type Source } from "./policy/readDocument.ts";
import { rules } from "./rules/index.ts";

export type { SeverityOverrides } from "./lint/lint.ts";
export {
  severities,
  type AccessChange,
  type Finding,
  type Fix,
  type RuleId,
  type Severity,
} from "./lint/rule.ts";
export { documentKinds, type DocumentKind, type Policy, type RelatedDocument } from "./policy/policy.ts";
export { readDocument, type Source } from "./policy/readDocument.ts";
export { noSurroundings, profiles, type Profile, type Surroundings } from "./policy/surroundings.ts";
export { rules } from "./rules/index.ts";
export { applyEdits, type Edit } from "./tree/edits.ts";
export type { Span } from "./tree/node.ts";

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
