import { Disposable } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { findFilesMethod, readFilesMethod, type ReadFilesParams } from "../../../server/src/protocol.ts";
import { createWorkspaceFiles } from "./workspaceFiles.ts";

/** Finds and reads files for the server: as the editor sees them, also where they are on no disk. */
export function serveFiles(client: LanguageClient): Disposable {
  const files = createWorkspaceFiles();
  return Disposable.from(
    client.onRequest(findFilesMethod, files.find),
    client.onRequest(readFilesMethod, ({ uris }: ReadFilesParams) => files.read(uris)),
  );
}
