import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { toDiagnostic } from "./diagnostics.ts";
import { isConfigReportedByEditor } from "./editorReports.ts";
import type { Session } from "./session.ts";
import { isConfigFile } from "./workspace/configShelf.ts";

/** What is reported of a document, and a name that it shares with no other report of it. */
export interface Reported {
  readonly id: string;
  readonly diagnostics: Diagnostic[];
}

/** What there is to say of an open document, as it is pushed and pulled. */
export function reportedOf(session: Session, document: TextDocument): Reported {
  const { analyses, client, configChecks } = session;
  if (!isConfigFile(document.uri)) {
    const { serial, findings } = analyses(document);
    return {
      id: String(serial),
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, session)),
    };
  }
  const { serial, findings } = configChecks.of(document.uri);
  const shown = findings.filter(
    (finding) => !(client.editorReportsJsonSyntax && isConfigReportedByEditor(finding)),
  );
  return {
    id: `config ${String(serial)}`,
    diagnostics: shown.map((finding) => toDiagnostic(document, finding, session)),
  };
}
