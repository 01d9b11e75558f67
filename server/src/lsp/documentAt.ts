import { TextDocument } from "vscode-languageserver-textdocument";
import type { Session } from "./session.ts";

/** A document of the workspace: the open one or, with no version, what its file says. */
export function documentAt({ documents, workspace }: Session, uri: string): TextDocument {
  return (
    documents.get(uri) ?? TextDocument.create(uri, "json", NOT_OPEN, workspace.library.textOf(uri) ?? "")
  );
}

/** The version of a document that no client has opened. */
export const NOT_OPEN = -1;
