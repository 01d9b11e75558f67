import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigFinding } from "../engine/config/config.ts";
import type { Finding, Severity } from "../engine/engine.ts";
import { pageOf } from "../engine/lint/page.ts";
import { documentAt } from "./documentAt.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as the client shows it. What is held against a configuration file stands in it alone. */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding | ConfigFinding,
  session: Session,
): Diagnostic {
  const { client } = session;
  const { rule, severity, message } = finding;
  const related = "related" in finding ? finding.related : [];
  const diagnostic: Diagnostic = {
    range: rangeOf(document, finding),
    severity: severityNumbers[severity],
    code: rule,
    source: "latchkey",
    message,
  };
  if (client.opensRulePages) diagnostic.codeDescription = { href: pageOf(rule) };
  if (client.showsRelatedInformation && related.length > 0) {
    diagnostic.relatedInformation = related.map(({ uri, at, message: remark }) => {
      const there = uri === undefined ? document : documentAt(session, uri);
      return { location: { uri: there.uri, range: rangeOf(there, at) }, message: remark };
    });
  }
  return diagnostic;
}
