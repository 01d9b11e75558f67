import { MarkupKind, type InlayHint, type InlayHintParams } from "vscode-languageserver";
import { inlayHintsOf } from "../engine/features/inlayHints.ts";
import { spanOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what stands behind wildcards, where somebody wants that. */
export function serveInlayHints({ connection, documents, analyses, settings, client, guard }: Session): void {
  const answer = async ({ textDocument, range }: InlayHintParams): Promise<InlayHint[]> => {
    await settings.ready;
    const document = documents.get(textDocument.uri);
    const policy = document && analyses(document).analysis?.policy;
    if (document === undefined || policy === undefined || !settings.current().inlayHints) return [];
    const { start, end } = spanOf(document, range);
    return inlayHintsOf(policy, start, end).map(({ at, words, markdown }) => ({
      position: document.positionAt(at),
      label: words,
      tooltip: { kind: MarkupKind.Markdown, value: markdown },
      paddingLeft: true,
    }));
  };
  connection.languages.inlayHint.on(guard("Expanding wildcards", [], answer));
  const refresh = guard("Refreshing what wildcards stand for", undefined, async (): Promise<void> => {
    if (client.refreshesInlayHints) await connection.languages.inlayHint.refresh();
  });
  settings.onChange(() => void refresh());
}
