import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigFinding } from "../engine/config/config.ts";
import type { Finding, RuleId, Span } from "../engine/engine.ts";

const JSON_SYNTAX: RuleId = "policy/json-syntax";
const DUPLICATE_MEMBER: RuleId = "policy/duplicate-member";

/** Whether an editor that checks JSON itself says the same of a document, in its own words. */
export function isReportedByEditor(document: TextDocument, { rule, start, end, related }: Finding): boolean {
  // In JSON with comments an editor takes what AWS refuses.
  if (rule === JSON_SYNTAX) return document.languageId === "json";
  if (rule !== DUPLICATE_MEMBER) return false;
  const name = textOf(document, { start, end });
  return related.some(({ at }) => textOf(document, at) === name);
}

/** Of configuration files an editor that checks JSON itself says the same, whether it takes comments or not. */
export function isConfigReportedByEditor({ rule }: ConfigFinding): boolean {
  return rule === "config/json-syntax" || rule === "config/duplicate-member";
}

function textOf(document: TextDocument, { start, end }: Span): string {
  return document.getText().slice(start, end);
}
