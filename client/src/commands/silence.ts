import { Uri, window, workspace, type WorkspaceEdit } from "vscode";
import type { LanguageClient, WorkspaceEdit as ServerEdit } from "vscode-languageclient/node";
import { silenceMethod, type Silence, type SilenceParams } from "../../../server/src/protocol.ts";
import { askForText } from "../newDocument/askForText.ts";

/** Asks why a finding is right where it is, and writes that into the configuration file. */
export async function silence(client: LanguageClient, which: unknown): Promise<void> {
  const chosen = which as Silence | undefined;
  // The quick fix is the only one who knows the finding.
  if (chosen?.rule === undefined) return;
  const reason = await askForReason(chosen);
  if (reason === undefined) return;
  const params: SilenceParams = { ...chosen, reason };
  const answer = await client.sendRequest<ServerEdit | null>(silenceMethod, params);
  const edit = answer && (await client.protocol2CodeConverter.asWorkspaceEdit(answer));
  const isDone = edit !== null && (await write(edit));
  if (!isDone)
    void window.showWarningMessage(
      `Nothing was silenced: latchkey.json has changed in the meantime, or cannot be written.`,
    );
}

async function askForReason({ title }: Silence): Promise<string | undefined> {
  const question = {
    prompt: "Why is this right here? The reason is written into latchkey.json.",
    placeholder: "The reason, for those who read it later",
  };
  const check = (value: string): Promise<string | null> =>
    Promise.resolve(value.trim() === "" ? "An entry needs a reason." : null);
  const answer = await askForText(question, { title, number: 1, total: 1, initial: "" }, check);
  return typeof answer === "string" ? answer : undefined;
}

/** A file that somebody has not saved yet is left to them to save. */
async function write(edit: WorkspaceEdit): Promise<boolean> {
  const addresses = edit.entries().map(([uri]) => uri.toString());
  const unsaved = workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
  if (!(await workspace.applyEdit(edit))) return false;
  for (const address of addresses.filter((each) => !unsaved.includes(each)))
    await (await workspace.openTextDocument(Uri.parse(address))).save();
  return true;
}
