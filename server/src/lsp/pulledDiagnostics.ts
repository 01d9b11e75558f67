import {
  DocumentDiagnosticReportKind,
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { reportedOf } from "./reportedDiagnostics.ts";
import { rest } from "./rest.ts";
import type { Session } from "./session.ts";

/** Answers a client that asks for diagnostics, from the text that is open when the answer is made. */
export function servePulledDiagnostics(session: Session): void {
  const { connection, documents, guard } = session;
  const answer = async (
    { textDocument: { uri }, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    await rest(session, documents.get(uri));
    const document = documents.get(uri);
    if (document === undefined || token.isCancellationRequested) return full([]);
    return report(session, document, previousResultId);
  };
  connection.languages.diagnostics.on(guard("Reporting diagnostics", full([]), answer));
}

function report(
  session: Session,
  document: TextDocument,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const { id: resultId, diagnostics } = reportedOf(session, document);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { ...full(diagnostics), resultId };
}

function full(items: Diagnostic[]): FullDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}
