import { SymbolKind, type DocumentSymbol, type DocumentSymbolParams } from "vscode-languageserver";
import { symbolsOf } from "../engine/features/symbols.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers the statements of a policy, for outlines and breadcrumbs. */
export function serveSymbols({ connection, documents, analyses, guard }: Session): void {
  const answer = ({ textDocument: { uri } }: DocumentSymbolParams): DocumentSymbol[] => {
    const document = documents.get(uri);
    if (document === undefined) return [];
    const policy = analyses(document).analysis?.policy;
    if (policy === undefined) return [];
    return symbolsOf(policy).map(({ name, effect, at, selection }) => ({
      name,
      detail: effect,
      kind: SymbolKind.Object,
      range: rangeOf(document, at),
      selectionRange: rangeOf(document, selection),
    }));
  };
  connection.onDocumentSymbol(guard("Listing statements", [], answer));
}
