import type { CancellationToken, CodeLens, CodeLensParams, Command } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { codeLensesOf, type CodeLens as EngineLens } from "../engine/features/codeLens.ts";
import type { Client } from "./client.ts";
import { rangeOf } from "./positions.ts";
import { rest } from "./rest.ts";
import type { Session } from "./session.ts";

/** The client's own command; takes a document's URI. */
const SHOW_ACCESS = "latchkey.showAccess";

/** The client's own command; takes a tab of its panel and the document that somebody looks at. */
const PREVIEW_DECISION = "latchkey.previewDecision";

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
  const lenses = policy === undefined ? [] : codeLensesOf(policy);
  return lenses.flatMap(({ at, title, opens }) => {
    const command = commandOf(opens, document, client);
    return command === undefined ? [] : [{ range: rangeOf(document, at), command: { title, ...command } }];
  });
}

function commandOf(
  opens: EngineLens["opens"],
  { uri }: TextDocument,
  { showsAccess, previewsDecision }: Client,
): Omit<Command, "title"> | undefined {
  // An editor without the command shows what access comes to all the same; an empty command does nothing there.
  if (opens === "access") return { command: showsAccess ? SHOW_ACCESS : "", arguments: [uri] };
  const tab = opens === "setup" ? "setup" : "decide";
  return previewsDecision ? { command: PREVIEW_DECISION, arguments: [tab, uri] } : undefined;
}
