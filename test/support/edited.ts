import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";

/** The texts that an edit leaves, by their documents' URIs; documents that it does not touch are left out. */
export function textsAfter(
  edit: WorkspaceEdit | null,
  texts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const changes = (edit?.documentChanges ?? []).map((change) => change as TextDocumentEdit);
  return Object.fromEntries(
    changes.map(({ textDocument: { uri }, edits }) => {
      const document = TextDocument.create(uri, "json", 1, texts[uri] ?? "");
      const plain = edits.map((each) => {
        if (!("newText" in each)) throw new Error("An edit without a text.");
        return each;
      });
      return [uri, TextDocument.applyEdits(document, plain)];
    }),
  );
}

/** The version of each document that an edit is for. */
export function versionsIn(edit: WorkspaceEdit | null): Readonly<Record<string, number | null>> {
  const changes = (edit?.documentChanges ?? []).map((change) => change as TextDocumentEdit);
  return Object.fromEntries(changes.map(({ textDocument: { uri, version } }) => [uri, version]));
}
