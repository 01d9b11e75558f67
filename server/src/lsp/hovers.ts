import { MarkupKind, type Hover, type HoverParams } from "vscode-languageserver";
import { hoverOf } from "../engine/features/hover/hover.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what is known of the word that somebody points at. */
export function serveHovers({ connection, documents, analyses, guard }: Session): void {
  const answer = ({ textDocument, position }: HoverParams): Hover | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return null;
    const policy = analyses(document).analysis?.policy;
    const hover = policy && hoverOf(policy, document.offsetAt(position));
    if (hover === undefined) return null;
    const contents = { kind: MarkupKind.Markdown, value: hover.markdown };
    return { range: rangeOf(document, hover.at), contents };
  };
  connection.onHover(guard("Explaining a word", null, answer));
}
