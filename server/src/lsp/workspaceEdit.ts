import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit } from "../engine/engine.ts";
import type { Client } from "./client.ts";
import { NOT_OPEN } from "./documentAt.ts";
import { textEditOf } from "./positions.ts";

/** What is to become of a document. */
export interface DocumentChange {
  readonly document: TextDocument;
  readonly edits: readonly Edit[];
}

/**
 * Edits of documents, each of one version of it as far as the client can tell versions apart. With a label, a client
 * that is able to shows them first and lets its user choose.
 */
export function toWorkspaceEdit(
  changes: readonly DocumentChange[],
  client: Client,
  label?: string,
): WorkspaceEdit {
  if (!client.checksVersions)
    return {
      changes: Object.fromEntries(changes.map((change) => [change.document.uri, textEditsOf(change)])),
    };
  if (label === undefined || !client.previewsEdits)
    return { documentChanges: changes.map((change) => toDocumentEdit(change)) };
  return {
    documentChanges: changes.map((change) => toDocumentEdit(change, PREVIEWED)),
    changeAnnotations: { [PREVIEWED]: { label, needsConfirmation: true } },
  };
}

/** Writes a file that must not be there yet. Only for clients that create files. */
export function newFileEdit(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ],
  };
}

const PREVIEWED = "latchkey";

function textEditsOf({ document, edits }: DocumentChange): TextEdit[] {
  return edits.map((edit) => textEditOf(document, edit));
}

function toDocumentEdit(change: DocumentChange, annotationId?: string): TextDocumentEdit {
  const { uri, version } = change.document;
  const edits = textEditsOf(change);
  return {
    textDocument: { uri, version: version === NOT_OPEN ? null : version },
    edits: annotationId === undefined ? edits : edits.map((edit) => ({ ...edit, annotationId })),
  };
}
