import { FileType, Uri, workspace, type WorkspaceFolder } from "vscode";

/** Listing a folder may ask a distant server: beyond so many folders the rest stays unknown. */
const MOST_FOLDERS = 5000;

/** So many folders are listed at a time. */
const AT_A_TIME = 20;

/** The files below a folder whose paths are wanted, the nearest first. What is left out is not entered either. */
export async function walkFolder(
  folder: WorkspaceFolder,
  isWanted: (path: string) => boolean,
  isLeftOut: (path: string) => boolean,
): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const open = [""];
  for (let listed = 0; open.length > 0 && listed < MOST_FOLDERS; listed += AT_A_TIME) {
    const paths = open.splice(0, AT_A_TIME);
    const lists = await Promise.all(paths.map((path) => entriesOf(folder, path)));
    for (const { path, type } of lists.flat()) {
      if (isLeftOut(path)) continue;
      // A link may lead back to where it stands.
      if (type === FileType.Directory) open.push(path);
      else if ((type & FileType.File) !== 0 && isWanted(path)) found.push(Uri.joinPath(folder.uri, path));
    }
  }
  return found;
}

interface Entry {
  /** From the workspace folder, with slashes. */
  readonly path: string;
  readonly type: FileType;
}

/** None where the folder cannot be listed. */
async function entriesOf(folder: WorkspaceFolder, path: string): Promise<readonly Entry[]> {
  try {
    const entries = await workspace.fs.readDirectory(Uri.joinPath(folder.uri, path));
    return entries.map(([name, type]) => ({ path: path === "" ? name : `${path}/${name}`, type }));
  } catch {
    return [];
  }
}
