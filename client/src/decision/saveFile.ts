import { Uri, window, workspace } from "vscode";
import type { SavedFile } from "./messages.ts";

/** Asks where to, and writes a file that the page made. */
export async function saveFile({ name, content, encoding }: SavedFile): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const target = await window.showSaveDialog(folder && { defaultUri: Uri.joinPath(folder.uri, name) });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, Buffer.from(content, encoding === "text" ? "utf8" : "base64"));
  } catch (reason) {
    void window.showErrorMessage(`${name} could not be written. ${String(reason)}`);
  }
}
