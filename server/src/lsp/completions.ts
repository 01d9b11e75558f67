import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { completionsAt } from "../engine/features/completion/completion.ts";
import { firstStatementsAt } from "../engine/features/completion/firstStatements.ts";
import { explain, isTopic } from "../engine/features/completion/explain.ts";
import type { Topic } from "../engine/features/completion/offer.ts";
import type { Completion } from "../engine/features/completion/writing.ts";
import { joinNames } from "../engine/set/knownNames.ts";
import type { Client } from "./client.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import { textEditOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Characters after which something else can be written. */
export const TRIGGERS = ['"', ":", "/"];

/** Offers what can be written at the cursor, and explains what was offered. */
export function serveCompletions({
  connection,
  documents,
  analyses,
  workspace,
  knownArns,
  client,
  guard,
}: Session): void {
  const answer = ({ textDocument, position }: CompletionParams): CompletionList | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return null;
    const policy = analyses(document).analysis?.policy;
    const offset = document.offsetAt(position);
    const known = joinNames([workspace.library.names(), knownArns()]);
    const completions =
      policy === undefined
        ? firstStatements(document, offset, client)
        : completionsAt(policy, offset, known, client);
    const items = completions.map((completion, index) => toItem(document, completion, index, client));
    // ARNs and wildcards go on with what is typed next.
    return { isIncomplete: true, items };
  };
  connection.onCompletion(guard("Offering what can be written", null, answer));
  connection.onCompletionResolve((item) =>
    guard("Explaining an offer", item, (): CompletionItem => explained(item))(),
  );
}

/** Large files are none of ours, so that nobody waits for one. */
function firstStatements(document: TextDocument, offset: number, client: Client): readonly Completion[] {
  const text = document.getText();
  return text.length > MAX_LENGTH ? [] : firstStatementsAt(text, offset, client);
}

function toItem(
  document: TextDocument,
  { label, topic, detail, edit, filter, isSnippet, comma }: Completion,
  index: number,
  { suggestCommand }: Client,
): CompletionItem {
  return {
    label,
    kind: kinds[topic],
    ...(detail !== "" && { detail }),
    sortText: String(index).padStart(4, "0"),
    filterText: filter,
    textEdit: textEditOf(document, edit),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(comma && { additionalTextEdits: [textEditOf(document, comma)] }),
    ...(suggestCommand !== undefined &&
      goesOn(edit.text) && { command: { title: "Suggest", command: suggestCommand } }),
    data: topic,
  };
}

/** Whether the cursor comes to stand where something else can be written. */
function goesOn(text: string): boolean {
  return text.includes("$1") || /[:/]$/.test(text);
}

const kinds: Readonly<Record<Topic, CompletionItemKind>> = {
  element: CompletionItemKind.Property,
  action: CompletionItemKind.Function,
  pattern: CompletionItemKind.Interface,
  operator: CompletionItemKind.Operator,
  key: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  arn: CompletionItemKind.Reference,
  principal: CompletionItemKind.Constant,
  snippet: CompletionItemKind.Snippet,
};

function explained(item: CompletionItem): CompletionItem {
  const topic: unknown = item.data;
  const value = typeof topic === "string" && isTopic(topic) ? explain(topic, item.label) : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}
