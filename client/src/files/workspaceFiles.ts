import { FileType, Uri, workspace } from "vscode";
import { MAX_FILE_SIZE } from "../../../server/src/protocol.ts";
import { documentsIn, isDocumentOf } from "./folderFiles.ts";

/** The files of the open folders, without those that the setting `files.exclude` leaves out. */
export interface WorkspaceFiles {
  /** URIs of JSON documents and `.gitignore` files. */
  readonly find: () => Promise<readonly string[]>;
  /** Texts in the order of the URIs; null for what is gone, excluded, unreadable or too large. */
  readonly read: (uris: readonly string[]) => Promise<readonly (string | null)[]>;
}

export function createWorkspaceFiles(): WorkspaceFiles {
  let found = new Set<string>();
  const find = async (): Promise<readonly string[]> => {
    const uris = await Promise.all((workspace.workspaceFolders ?? []).map(documentsIn));
    found = new Set(uris.flat().map(String));
    return [...found];
  };
  const readOne = async (address: string): Promise<string | null> => {
    try {
      const uri = Uri.parse(address, true);
      if (!found.has(address) && !(await isFound(uri))) return null;
      found.add(address);
      return await readText(uri);
    } catch {
      return null;
    }
  };
  return { find, read: (uris) => Promise.all(uris.map(readOne)) };
}

/** Whether a file is one that looking for files would find now: what changes may be excluded. */
async function isFound(uri: Uri): Promise<boolean> {
  const folder = workspace.getWorkspaceFolder(uri);
  return folder !== undefined && (await isDocumentOf(folder, uri));
}

async function readText(uri: Uri): Promise<string | null> {
  const { size, type } = await workspace.fs.stat(uri);
  if ((type & FileType.File) === 0 || size > MAX_FILE_SIZE) return null;
  // The decoder leaves the byte order mark out, as editors do.
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
