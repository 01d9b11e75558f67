import { window, workspace } from "vscode";
import type { NewFile } from "../../../server/src/protocol.ts";

/** Languages by the ending of a file's name, as VS Code calls them. */
const languages: Readonly<Record<string, string>> = { sh: "shellscript", ps1: "powershell" };

/** Opens the first of the files as a new document that is not saved yet. */
export async function openDocument([file]: readonly NewFile[]): Promise<undefined> {
  if (file === undefined) return;
  const language = languages[file.name.split(".").at(-1) ?? ""] ?? "json";
  await window.showTextDocument(await workspace.openTextDocument({ language, content: file.text }));
}
