import { window, workspace, type CancellationToken } from "vscode";
import type { LanguageClient, WorkspaceEdit } from "vscode-languageclient/node";
import {
  checkPlaceholderMethod,
  fillPlaceholderMethod,
  type FillPlaceholderParams,
  type PlaceholderReference,
} from "../../../server/src/protocol.ts";
import { askForText } from "../newDocument/askForText.ts";

/** Asks what belongs in a placeholder's place, and puts it there in every document of the set. */
export async function fillPlaceholder(client: LanguageClient, which: unknown): Promise<void> {
  const reference = which as PlaceholderReference | undefined;
  // The quick fix is the only one who knows where the placeholder is.
  if (reference?.placeholder === undefined) return;
  const value = await askForValue(client, reference);
  if (value === undefined) return;
  const edit = await client.sendRequest<WorkspaceEdit | null>(fillPlaceholderMethod, { ...reference, value });
  const isDone = edit !== null && (await applyEdit(client, edit));
  if (!isDone)
    void window.showWarningMessage(
      `"${reference.placeholder}" was not filled in: a document has changed in the meantime.`,
    );
}

async function applyEdit(client: LanguageClient, edit: WorkspaceEdit): Promise<boolean> {
  return workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
}

async function askForValue(
  client: LanguageClient,
  reference: PlaceholderReference,
): Promise<string | undefined> {
  const { placeholder, prompt } = reference;
  const title = `Fill in ${placeholder}`;
  const check = (value: string, token: CancellationToken): Promise<string | null> => {
    const params: FillPlaceholderParams = { ...reference, value };
    return client.sendRequest<string | null>(checkPlaceholderMethod, params, token);
  };
  const question = { prompt, placeholder: "" };
  const answer = await askForText(question, { title, number: 1, total: 1, initial: "" }, check);
  return typeof answer === "string" ? answer : undefined;
}
