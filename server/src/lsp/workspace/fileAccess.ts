import type { Connection } from "vscode-languageserver";
import { findFilesMethod, readFilesMethod, type ReadFilesParams } from "../../protocol.ts";

/** The files of a workspace, wherever they are. */
export interface FileAccess {
  /** The URIs of JSON documents and `.gitignore` files in some folders. */
  readonly find: (folders: readonly string[]) => Promise<readonly string[]>;
  /** Texts in the order of the URIs; undefined for what is gone, cannot be read, or is too large for a document of ours. */
  readonly read: (uris: readonly string[]) => Promise<readonly (string | undefined)[]>;
}

/** The files as the client sees them: with its settings, also where they are on no disk. */
export function clientFiles(connection: Connection): FileAccess {
  return {
    find: () => connection.sendRequest<readonly string[]>(findFilesMethod),
    read: async (uris) => {
      const params: ReadFilesParams = { uris };
      const texts = await connection.sendRequest<readonly (string | null)[]>(readFilesMethod, params);
      return uris.map((_, index) => texts[index] ?? undefined);
    },
  };
}
