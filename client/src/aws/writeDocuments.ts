import { FileType, Uri, window, workspace } from "vscode";

/** A document that AWS has, and the name that it is to have here. */
export interface FoundDocument {
  readonly name: string;
  readonly text: string;
}

const OVERWRITE = "Overwrite";

/** Asks for a folder and writes documents to it, all or none. The addresses are in the order of the documents. */
export async function writeDocuments(
  title: string,
  documents: readonly FoundDocument[],
): Promise<readonly Uri[] | undefined> {
  const folder = await askForFolder(title);
  if (folder === undefined) return undefined;
  const uris = documents.map(({ name }) => Uri.joinPath(folder, name));
  const others: string[] = [];
  for (const [index, uri] of uris.entries())
    if (await hasOtherContents(uri, documents[index]?.text ?? "")) others.push(workspace.asRelativePath(uri));
  if (others.length > 0 && !(await mayOverwrite(others))) return undefined;
  try {
    for (const [index, uri] of uris.entries())
      await workspace.fs.writeFile(uri, Buffer.from(documents[index]?.text ?? ""));
  } catch (reason) {
    void window.showErrorMessage(`The documents could not be written. ${String(reason)}`);
    return undefined;
  }
  return uris;
}

async function askForFolder(title: string): Promise<Uri | undefined> {
  const [open] = workspace.workspaceFolders ?? [];
  const [folder] =
    (await window.showOpenDialog({
      title: `${title}: Folder for the Documents`,
      openLabel: "Write Here",
      canSelectFiles: false,
      canSelectFolders: true,
      ...(open && { defaultUri: open.uri }),
    })) ?? [];
  return folder;
}

async function hasOtherContents(uri: Uri, text: string): Promise<boolean> {
  const type = await workspace.fs.stat(uri).then(
    (found) => found.type,
    () => undefined,
  );
  if (type === undefined) return false;
  if ((type & FileType.File) === 0) return true;
  return Buffer.from(await workspace.fs.readFile(uri)).toString() !== text;
}

async function mayOverwrite(names: readonly string[]): Promise<boolean> {
  const answer = await window.showWarningMessage(
    `${names.join(", ")}: there already, with other contents.`,
    { modal: true, detail: "Overwriting replaces them with what AWS has." },
    OVERWRITE,
  );
  return answer === OVERWRITE;
}
