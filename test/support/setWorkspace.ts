import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position } from "vscode-languageserver";
import { pushCapabilities, type LspClient } from "./lspClient.ts";
import { withSession, type SessionOptions } from "./lspSession.ts";
import { memoryFiles, type MemoryFiles } from "./memoryFiles.ts";
import { realServices } from "./realServices.ts";

/** An editor that shows edits first, and asks what would be renamed. */
export const previewCapabilities = {
  ...pushCapabilities,
  workspace: {
    ...pushCapabilities.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: { ...pushCapabilities.textDocument, rename: { prepareSupport: true } },
};

/** Runs a body with a client that has a folder open with these files. */
export async function withFiles(
  files: MemoryFiles | Readonly<Record<string, object | string>>,
  body: (client: LspClient) => Promise<void>,
  options: SessionOptions = {},
): Promise<void> {
  const all = "texts" in files ? (files as MemoryFiles) : memoryFiles(files);
  const services = { ...realServices, files: all };
  await withSession(
    { capabilities: previewCapabilities, folders: ["file:///w"], services, ...options },
    body,
  );
}

/** Where a document and a text in it are, as requests take it. Behind its first so many units. */
export function placeOf(
  uri: string,
  text: string,
  part: string,
  behind = 1,
): { readonly textDocument: { readonly uri: string }; readonly position: Position } {
  const position = TextDocument.create(uri, "json", 1, text).positionAt(text.indexOf(part) + behind);
  return { textDocument: { uri }, position };
}
