import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
  type ReferenceParams,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { definitionsIn } from "../engine/features/navigation/definitions.ts";
import { occurrenceAround, occurrencesOf } from "../engine/features/navigation/occurrences.ts";
import { findAt, locationsOf, policiesAround, policiesSharing } from "./places.ts";
import type { Session } from "./session.ts";

/** Answers where the documents of a set speak of the same key, bucket, role, account or Region. */
export function serveNavigation(session: Session): void {
  const { connection, guard, indexed } = session;
  const define = async (params: TextDocumentPositionParams): Promise<Location[]> => {
    await indexed();
    return definitionsOf(session, params);
  };
  const refer = async (params: ReferenceParams): Promise<Location[]> => {
    await indexed();
    return referencesOf(session, params);
  };
  connection.onDefinition(guard("Finding a definition", [], define));
  connection.onReferences(guard("Finding references", [], refer));
  connection.onDocumentHighlight(guard("Highlighting", [], (params) => highlightsOf(session, params)));
}

function definitionsOf(session: Session, params: TextDocumentPositionParams): Location[] {
  const found = findAt(session, params, occurrenceAround);
  if (found === undefined) return [];
  return policiesAround(session, params.textDocument.uri).flatMap(({ uri, policy }) =>
    locationsOf(session, uri, definitionsIn(policy, found.subject)),
  );
}

function referencesOf(session: Session, params: ReferenceParams): Location[] {
  const found = findAt(session, params, occurrenceAround);
  if (found === undefined) return [];
  return policiesSharing(session, params.textDocument.uri, found.subject).flatMap(({ uri, policy }) =>
    locationsOf(session, uri, occurrencesOf(policy, found.subject)),
  );
}

function highlightsOf(session: Session, params: TextDocumentPositionParams): DocumentHighlight[] {
  const { uri } = params.textDocument;
  const found = findAt(session, params, occurrenceAround);
  const policy = session.workspace.library.read(uri)?.policy;
  if (found === undefined || policy === undefined) return [];
  const kind = DocumentHighlightKind.Text;
  return locationsOf(session, uri, occurrencesOf(policy, found.subject)).map(({ range }) => ({
    range,
    kind,
  }));
}
