import type { WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit } from "../engine/engine.ts";
import type { Client } from "./client.ts";
import { textEditOf } from "./positions.ts";

/** Edits of one version of a document, as far as the client can tell versions apart. */
export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  client: Client,
): WorkspaceEdit {
  const { uri, version } = document;
  const textEdits = edits.map((edit) => textEditOf(document, edit));
  if (!client.checksVersions) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}
