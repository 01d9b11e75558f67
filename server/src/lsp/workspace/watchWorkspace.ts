import {
  DidChangeWatchedFilesNotification,
  WatchKind,
  type Connection,
  type DidChangeWatchedFilesParams,
  type FileSystemWatcher,
} from "vscode-languageserver";
import type { Client } from "../client.ts";
import type { Guard } from "../guard.ts";
import type { WorkspaceIndex } from "./workspaceIndex.ts";

/**
 * Fills the index once the client is ready, and keeps it up to date with the files. What it returns settles when nothing
 * waits to be read.
 */
export function watchWorkspace(
  connection: Connection,
  initialized: Promise<void>,
  client: Client,
  guard: Guard,
  index: WorkspaceIndex,
): () => Promise<void> {
  const folders = new Set(client.folders);
  const scan = guard("Looking for documents", undefined, () => index.scan([...folders]));
  const start = async (): Promise<void> => {
    // Watching comes first, so that nothing is lost that changes meanwhile.
    if (client.watchesFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchers] });
    if (client.announcesFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) folders.delete(uri);
        for (const { uri } of added) folders.add(uri);
        void scan();
      });
    await scan();
  };
  const look = async ({ changes }: DidChangeWatchedFilesParams): Promise<void> => {
    const uris = changes.map(({ uri }) => uri);
    if (uris.some(index.isIgnoreFile)) await scan();
    index.look(uris);
  };
  const started = initialized.then(guard("Indexing the workspace", undefined, start));
  connection.onDidChangeWatchedFiles(guard("Taking changed files", undefined, look));
  return () => started.then(index.rest);
}

/** A folder that is deleted is news of its own; of what was in it there is none. */
const watchers: readonly FileSystemWatcher[] = [
  { globPattern: "**/*.{json,jsonc}" },
  { globPattern: "**/.gitignore" },
  { globPattern: "**", kind: WatchKind.Delete },
];
