import { window, workspace, type Uri } from "vscode";

/** The folder that new files belong into. Undefined from somebody who left. */
export async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) {
    const placeHolder = "Which folder is the setup for?";
    return (await window.showWorkspaceFolderPick({ placeHolder, ignoreFocusOut: true }))?.uri;
  }
  const title = "The folder to write the setup to";
  const chosen = await window.showOpenDialog({
    title,
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: "Choose",
  });
  return chosen?.[0];
}
