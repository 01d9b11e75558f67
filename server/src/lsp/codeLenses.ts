import type { CancellationToken, CodeLens, CodeLensParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeLensOf } from "../engine/features/codeLens.ts";
import { rangeOf } from "./positions.ts";
import { rest } from "./rest.ts";
import type { Session } from "./session.ts";

/** The client's own command; takes a document's URI. */
const SHOW_ACCESS = "latchkey.showAccess";

/** Answers what stands above the statements of a policy. */
export function serveCodeLenses(session: Session): void {
  const { connection, documents, guard } = session;
  const answer = async (
    { textDocument: { uri } }: CodeLensParams,
    token: CancellationToken,
  ): Promise<CodeLens[]> => {
    await rest(session, documents.get(uri));
    const document = documents.get(uri);
    return document === undefined || token.isCancellationRequested ? [] : lensesOf(session, document);
  };
  connection.onCodeLens(guard("Listing code lenses", [], answer));
}

function lensesOf({ analyses, client }: Session, document: TextDocument): CodeLens[] {
  const policy = analyses(document).analysis?.policy;
  const lens = policy && codeLensOf(policy);
  if (lens === undefined) return [];
  // An editor without the command shows the line all the same; an empty command does nothing there.
  const command = client.showsAccess ? SHOW_ACCESS : "";
  return [
    {
      range: rangeOf(document, lens.at),
      command: { title: lens.title, command, arguments: [document.uri] },
    },
  ];
}
