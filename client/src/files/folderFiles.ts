import { CancellationTokenSource, RelativePattern, workspace, type Uri, type WorkspaceFolder } from "vscode";
import { excludedFiles } from "./excludedFiles.ts";
import { walkFolder } from "./walkFolder.ts";

const DOCUMENTS = "**/{*.json,*.jsonc,.gitignore}";

/** How long a search may take that may never end, in milliseconds. */
const PATIENCE = 2000;

/** The JSON documents and `.gitignore` files of a folder, without those that `files.exclude` leaves out. */
export async function documentsIn(folder: WorkspaceFolder): Promise<readonly Uri[]> {
  if (isSearched(folder)) return await workspace.findFiles(new RelativePattern(folder, DOCUMENTS));
  const found = await searchFor(folder);
  return found.length > 0 ? found : await walkFolder(folder, isDocument, excludedFiles(folder));
}

/** Whether a file is one of them now. */
export async function isDocumentOf(folder: WorkspaceFolder, uri: Uri): Promise<boolean> {
  const path = uri.path.slice(folder.uri.path.replace(/\/$/, "").length + 1);
  if (!isSearched(folder)) return isDocument(path) && !excludedFiles(folder)(path);
  const uris = await workspace.findFiles(new RelativePattern(folder, asPattern(path)), undefined, 1);
  return uris.length > 0;
}

/** Whether the editor can search the folder by itself. A virtual one brings a search, or none. */
function isSearched({ uri: { scheme } }: WorkspaceFolder): boolean {
  return scheme === "file" || scheme === "vscode-remote";
}

/** Without a search for the folder's scheme VS Code finds nothing, or waits for one for ever. */
async function searchFor(folder: WorkspaceFolder): Promise<readonly Uri[]> {
  const source = new CancellationTokenSource();
  const search = workspace.findFiles(
    new RelativePattern(folder, DOCUMENTS),
    undefined,
    undefined,
    source.token,
  );
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<readonly Uri[]>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, []);
  });
  try {
    return await Promise.race([search, giveUp]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
    source.cancel();
    source.dispose();
  }
}

function isDocument(path: string): boolean {
  return /(?:\.jsonc?|(?:^|\/)\.gitignore)$/i.test(path);
}

/** A path as a pattern that matches nothing else. */
function asPattern(path: string): string {
  return path.replaceAll(/[*?[\]{}]/g, "[$&]");
}
