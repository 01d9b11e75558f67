import type { Position, SelectionRange, SelectionRangeParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { selectionsAt } from "../engine/features/selection.ts";
import type { Policy } from "../engine/policy/policy.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what a selection grows to, for each cursor. */
export function serveSelectionRanges({ connection, documents, analyses, guard }: Session): void {
  const answer = ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
    const document = documents.get(textDocument.uri);
    const policy = document && analyses(document).analysis?.policy;
    if (document === undefined || policy === undefined) return null;
    return positions.map((position) => selectionRangeAt(document, policy, position));
  };
  connection.onSelectionRanges(guard("Growing a selection", null, answer));
}

function selectionRangeAt(document: TextDocument, { tree }: Policy, position: Position): SelectionRange {
  const [outermost, ...inner] = selectionsAt(tree, document.offsetAt(position)).toReversed();
  const whole = { range: rangeOf(document, outermost ?? { start: 0, end: tree.text.length }) };
  return inner.reduce<SelectionRange>((parent, span) => ({ range: rangeOf(document, span), parent }), whole);
}
