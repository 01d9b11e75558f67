import type { TextDocument } from "vscode-languageserver-textdocument";
import { isReadable } from "../engine/features/codeLens.ts";
import { keyTableOf } from "../engine/features/keyTable.ts";
import { uploadMatrixOf } from "../engine/features/uploadMatrix.ts";
import type { Policy } from "../engine/policy/policy.ts";
import { accessMethod, type Access, type DocumentParams } from "../protocol.ts";
import type { Session } from "./session.ts";
import { toStatementReference } from "./statementReference.ts";

/** Answers what a policy lets through, for the client's panel. */
export function serveAccess(session: Session): void {
  const answer = ({ uri }: DocumentParams): Access => accessTo(session, uri);
  const none: Access = { kind: "none" };
  session.connection.onRequest<Access, unknown>(accessMethod, session.guard("Showing access", none, answer));
}

function accessTo({ documents, analyses }: Session, uri: string): Access {
  const document = documents.get(uri);
  const policy = document && analyses(document).analysis?.policy;
  if (document === undefined || policy === undefined || policy.kind === "s3-bucket-encryption")
    return { kind: "none" };
  return isReadable(policy) ? toAccess(document, policy) : { kind: "syntaxErrors" };
}

function toAccess(document: TextDocument, policy: Policy): Access {
  const table = policy.kind === "kms-key-policy" ? keyTableOf(policy) : uploadMatrixOf(policy);
  const withReferences = <R extends { readonly statements: Policy["statements"] }>(row: R) => ({
    ...row,
    statements: row.statements.map((statement) => toStatementReference(document, statement)),
  });
  return "separation" in table
    ? { kind: "key", ...table, rows: table.rows.map(withReferences) }
    : { kind: "uploads", ...table, rows: table.rows.map(withReferences) };
}
