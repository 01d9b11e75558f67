import { Uri, window, workspace } from "vscode";
import type { OlderText } from "../preview/messages.ts";
import { lastCommitOf } from "./gitExtension.ts";

const LAST_COMMIT = "The last commit";
const OTHER_FILE = "Another file…";

/** Asks what a document is to be compared with, and reads it. Undefined when the person leaves or there is nothing. */
export async function askForOlderText(uri: Uri): Promise<OlderText | undefined> {
  const choice = await window.showQuickPick([LAST_COMMIT, OTHER_FILE], {
    title: "What Changed for Access?",
    placeHolder: "Compare the document with …",
  });
  if (choice === undefined) return undefined;
  return choice === LAST_COMMIT ? committed(uri) : chosenFile(uri);
}

async function committed(uri: Uri): Promise<OlderText | undefined> {
  const found = await lastCommitOf(uri);
  if ("text" in found) return { title: "its last commit", text: found.text };
  const answer = await window.showInformationMessage(found.complaint, OTHER_FILE);
  return answer === OTHER_FILE ? chosenFile(uri) : undefined;
}

async function chosenFile(uri: Uri): Promise<OlderText | undefined> {
  const [file] =
    (await window.showOpenDialog({
      title: "Compare with",
      openLabel: "Compare",
      ...(uri.scheme !== "untitled" && { defaultUri: Uri.joinPath(uri, "..") }),
      filters: { Policies: ["json", "jsonc"], "All files": ["*"] },
    })) ?? [];
  if (file === undefined) return undefined;
  const document = await workspace.openTextDocument(file).then(
    (opened) => opened,
    () => undefined,
  );
  if (document !== undefined) return { title: workspace.asRelativePath(file), text: document.getText() };
  void window.showErrorMessage(`Latchkey cannot read ${workspace.asRelativePath(file)} as text.`);
  return undefined;
}
