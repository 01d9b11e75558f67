import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import { linksOf } from "../engine/features/links.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers the pages that the texts of a document lead to. */
export function serveDocumentLinks({ connection, documents, analyses, guard }: Session): void {
  const answer = ({ textDocument: { uri } }: DocumentLinkParams): DocumentLink[] => {
    const document = documents.get(uri);
    if (document === undefined) return [];
    const policy = analyses(document).analysis?.policy;
    if (policy === undefined) return [];
    return linksOf(policy).map(({ at, address, title }) => ({
      range: rangeOf(document, at),
      target: address,
      tooltip: title,
    }));
  };
  connection.onDocumentLinks(guard("Finding links", [], answer));
}
