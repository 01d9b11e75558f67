import {
  commands,
  TabInputTextDiff,
  window,
  workspace,
  WorkspaceEdit,
  type TextDocument,
  type Uri,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { hardenMethod, type DocumentParams, type Hardening } from "../../../server/src/protocol.ts";
import { fileNameOf } from "../fileNameOf.ts";
import type { ShownTexts } from "../shownTexts.ts";
import { confirmHardening } from "./confirmHardening.ts";

/** Shows what the policy in front would be with its gaps closed, and what that does to access, and does it if wanted. */
export async function hardenPolicy(client: LanguageClient, texts: ShownTexts): Promise<void> {
  const document = window.activeTextEditor?.document;
  const hardening = document && (await ask(client, document));
  if (document === undefined || hardening === null || hardening === undefined) {
    void window.showInformationMessage(
      "Open a KMS key policy or an S3 bucket policy without mistakes in its JSON.",
    );
  } else if (hardening.steps.length === 0) {
    void window.showInformationMessage("Latchkey knows nothing that it could harden in this policy.");
  } else {
    const name = fileNameOf(document.uri.toString());
    const { [name]: hardened } = texts.replace({ [name]: hardening.text });
    if (hardened === undefined) return;
    await commands.executeCommand("vscode.diff", document.uri, hardened, `${name}: as it is ↔ hardened`);
    const isWanted = await confirmHardening(hardening);
    await closeComparison(hardened);
    if (isWanted) await apply(client, document, hardening);
  }
}

function ask(client: LanguageClient, { uri }: TextDocument): Promise<Hardening | null> {
  return client.sendRequest<Hardening | null>(hardenMethod, { uri: uri.toString() } satisfies DocumentParams);
}

async function closeComparison(hardened: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const isShown = (input: unknown): boolean =>
    input instanceof TabInputTextDiff && input.modified.toString() === hardened.toString();
  await window.tabGroups.close(tabs.filter(({ input }) => isShown(input)));
}

async function apply(
  client: LanguageClient,
  document: TextDocument,
  { version, edit: { range, text } }: Hardening,
): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, client.protocol2CodeConverter.asRange(range), text);
  await window.showTextDocument(document);
  if (document.version === version && (await workspace.applyEdit(edit))) return;
  void window.showWarningMessage(
    "The document has changed meanwhile, so that nothing was hardened. Try again.",
  );
}
