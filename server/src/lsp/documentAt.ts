import { TextDocument } from "vscode-languageserver-textdocument";
import type { Session } from "./session.ts";

/** A document of the workspace: the open one or, with no version, what its file says. */
export function documentAt(
  { documents, workspace }: Pick<Session, "documents" | "workspace">,
  uri: string,
): TextDocument {
  const { library, configs } = workspace;
  const text = library.textOf(uri) ?? configs.at(uri)?.text ?? "";
  return documents.get(uri) ?? TextDocument.create(uri, "json", NOT_OPEN, text);
}

/** The version of a document that no client has opened. */
export const NOT_OPEN = -1;
