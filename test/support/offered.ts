import type { ClientCapabilities, CompletionItem, CompletionList } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pushCapabilities, type LspClient } from "./lspClient.ts";

/** What was offered at a place of a document. */
export interface Offered {
  readonly labels: readonly string[];
  readonly item: (label: string) => CompletionItem;
  /** The text after an item was chosen. */
  readonly chosen: (label: string) => string;
}

/** An editor that knows no tab stops. */
export const plainCapabilities = pushCapabilities;

export const snippetCapabilities: ClientCapabilities = {
  ...pushCapabilities,
  textDocument: {
    ...pushCapabilities.textDocument,
    completion: { completionItem: { snippetSupport: true } },
  },
};

/** Takes the mark | out of a text. */
export function takeCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error(`no cursor in ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** Opens a text and asks what can be written at an offset of it. */
export async function offeredAt(
  client: LspClient,
  uri: string,
  text: string,
  offset: number,
): Promise<Offered> {
  const document = TextDocument.create(uri, "json", 1, text);
  await client.open(uri, text);
  const params = { textDocument: { uri }, position: document.positionAt(offset) };
  const answer = await client.request<CompletionList | null>("textDocument/completion", params);
  await client.close(uri);
  const items = answer?.items ?? [];
  const item = (label: string): CompletionItem => {
    const found = items.find((one) => one.label === label);
    if (found === undefined)
      throw new Error(`${label} is not among ${items.map((one) => one.label).join(", ")}`);
    return found;
  };
  return { labels: items.map(({ label }) => label), item, chosen: (label) => apply(document, item(label)) };
}

function apply(document: TextDocument, { textEdit, additionalTextEdits = [] }: CompletionItem): string {
  if (textEdit === undefined || !("range" in textEdit)) throw new Error("an item without an edit");
  return TextDocument.applyEdits(document, [textEdit, ...additionalTextEdits]);
}
