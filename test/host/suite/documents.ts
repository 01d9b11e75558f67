import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { languages, Uri, window, workspace, type Diagnostic, type TextDocument } from "vscode";

const timeLimit = 10_000;

/** Writes a file into the folder that VS Code has open and shows it. */
export async function open(name: string, text: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("VS Code has no folder open");
  const uri = Uri.joinPath(folder.uri, name);
  await mkdir(path.dirname(uri.fsPath), { recursive: true });
  await writeFile(uri.fsPath, text);
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** What Latchkey reports about a document now. */
export function findings(document: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(document.uri).filter(({ source }) => source === "latchkey");
}

/** The rules that reported something, in the order of the reports. */
export function rules(document: TextDocument): readonly string[] {
  return findings(document).map(({ code }) => String(typeof code === "object" ? code.value : code));
}

/** Waits until the findings of a document are as wanted, and gives them. */
export async function findingsWhen(
  document: TextDocument,
  wanted: (rules: readonly string[]) => boolean,
): Promise<readonly Diagnostic[]> {
  const end = Date.now() + timeLimit;
  while (!wanted(rules(document))) {
    if (Date.now() > end) throw new Error(`still reported: ${rules(document).join(", ") || "nothing"}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return findings(document);
}
