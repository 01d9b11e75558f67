import type { FoldingRange, FoldingRangeParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { foldsOf, type Fold } from "../engine/features/folding.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what of a document can be folded: lines, as every editor folds them. */
export function serveFoldingRanges({ connection, documents, analyses, client, guard }: Session): void {
  const answer = ({ textDocument: { uri } }: FoldingRangeParams): FoldingRange[] => {
    const document = documents.get(uri);
    const policy = document && analyses(document).analysis?.policy;
    if (document === undefined || policy === undefined) return [];
    const ranges = foldsOf(policy.tree).flatMap((fold) => toFoldingRange(document, fold) ?? []);
    return ranges.slice(0, client.mostFolds);
  };
  connection.onFoldingRanges(guard("Finding what can be folded", [], answer));
}

/** The line of a closing bracket stays in view. */
function toFoldingRange(document: TextDocument, fold: Fold): FoldingRange | undefined {
  const { start, end } = rangeOf(document, fold);
  const endLine = fold.endsWithBracket ? end.line - 1 : end.line;
  return endLine > start.line ? { startLine: start.line, endLine } : undefined;
}
