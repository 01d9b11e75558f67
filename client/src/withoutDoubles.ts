import {
  CompletionItemKind,
  CompletionList,
  commands,
  type CompletionItem,
  type Position,
  type TextDocument,
} from "vscode";
import type { CompletionMiddleware } from "vscode-languageclient/node";

/** In the place of the character that was typed, where what others offer is asked for. */
const ASKS_OTHERS = "latchkey";

/** Offers nothing that VS Code's own support of JSON offers too: names and values from elsewhere in the document. */
export const withoutDoubles: CompletionMiddleware = {
  async provideCompletionItem(document, position, context, token, next) {
    if (context.triggerCharacter === ASKS_OTHERS) return undefined;
    const offered = await next(document, position, context, token);
    const list = Array.isArray(offered) ? new CompletionList(offered) : offered;
    if (!list || list.items.length === 0 || token.isCancellationRequested) return list;
    const others = await labelsOfOthers(document, position);
    return new CompletionList(
      list.items.filter((item) => !others.has(labelOf(item))),
      list.isIncomplete,
    );
  },
};

async function labelsOfOthers({ uri }: TextDocument, position: Position): Promise<ReadonlySet<string>> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    position,
    ASKS_OTHERS,
  );
  // Words of the document and snippets are offered only where nobody else offers anything.
  const { Text, Snippet } = CompletionItemKind;
  return new Set(items.filter(({ kind }) => kind !== Text && kind !== Snippet).map(labelOf));
}

/** JSON's support shows values with their quotes. */
function labelOf({ label }: CompletionItem): string {
  const text = typeof label === "string" ? label : label.label;
  return /^".*"$/.test(text) ? text.slice(1, -1) : text;
}
