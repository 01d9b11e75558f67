import { window, workspace, WorkspaceEdit, type Uri } from "vscode";
import type { PlannedFile } from "./plannedFiles.ts";

/**
 * Writes files in one step that can be undone, and gives their places: all of them, or none. A file that came into
 * the way after somebody looked is not overwritten.
 */
export async function writeFiles(files: readonly PlannedFile[]): Promise<readonly Uri[]> {
  const edit = new WorkspaceEdit();
  for (const { target, text, place } of files)
    edit.createFile(target, { overwrite: place === "other", contents: new TextEncoder().encode(text) });
  if (await workspace.applyEdit(edit)) return files.map(({ target }) => target);
  void window.showErrorMessage("Latchkey could not write the files: one of them may be there by now.");
  return [];
}
