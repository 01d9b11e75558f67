import {
  LSPErrorCodes,
  ResponseError,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { complaintAboutName } from "../engine/features/navigation/complaintAboutName.ts";
import { occurrenceAt, occurrencesOf } from "../engine/features/navigation/occurrences.ts";
import { renameEdits } from "../engine/features/navigation/renameEdits.ts";
import { describeSubject, nameOf, type Subject } from "../engine/features/navigation/subject.ts";
import { documentAt } from "./documentAt.ts";
import { findAt, policiesAround, policiesSharing } from "./places.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";
import { toWorkspaceEdit, type DocumentChange } from "./workspaceEdit.ts";

/** Gives a key, bucket, role, account, Region or placeholder another name in all documents that share it. */
export function serveRenames(session: Session): void {
  const { connection, guard, indexed } = session;
  const rename = async (params: RenameParams): Promise<WorkspaceEdit | ResponseError | null> => {
    await indexed();
    return renamed(session, params);
  };
  connection.onPrepareRename(guard("Looking for a name", null, (params) => nameAt(session, params)));
  connection.onRenameRequest(guard("Renaming", null, rename));
}

function nameAt(session: Session, params: PrepareRenameParams): { range: Range; placeholder: string } | null {
  const found = findAt(session, params, occurrenceAt);
  if (found === undefined) return null;
  const range = rangeOf(documentAt(session, params.textDocument.uri), found);
  return { range, placeholder: nameOf(found.subject) };
}

function renamed(session: Session, params: RenameParams): WorkspaceEdit | ResponseError | null {
  const subject = findAt(session, params, occurrenceAt)?.subject;
  if (subject === undefined)
    return new ResponseError(
      LSPErrorCodes.RequestFailed,
      "Only keys, buckets, roles, users, accounts, Regions and placeholders can be renamed.",
    );
  const newName = params.newName.trim();
  const complaint = complaintAboutRename(session, params.textDocument.uri, subject, newName);
  if (complaint !== undefined) return new ResponseError(LSPErrorCodes.RequestFailed, complaint);
  const label = `Rename ${describeSubject(subject)} to ${newName}`;
  return toWorkspaceEdit(
    changesOf(session, params.textDocument.uri, subject, newName),
    session.client,
    label,
  );
}

/** What is wrong with a new name; of a placeholder, for any of its places. */
export function complaintAboutRename(
  session: Session,
  uri: string,
  subject: Subject,
  newName: string,
): string | undefined {
  if (subject.kind !== "placeholder") return complaintAboutName(subject, newName);
  return policiesAround(session, uri)
    .flatMap(({ policy }) => occurrencesOf(policy, subject))
    .flatMap((occurrence) => complaintAboutName(occurrence.subject, newName) ?? [])[0];
}

/** What a new name changes in a document and in those that share the name. */
export function changesOf(
  session: Session,
  uri: string,
  subject: Subject,
  newName: string,
): readonly DocumentChange[] {
  return policiesSharing(session, uri, subject)
    .map((each) => ({
      document: documentAt(session, each.uri),
      edits: renameEdits(each.policy, subject, newName),
    }))
    .filter(({ edits }) => edits.length > 0);
}
