import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding, RuleId } from "../engine/engine.ts";
import { fillingTitle, placeholdersWithin, promptOf } from "../engine/features/navigation/filling.ts";
import { occurrenceAt } from "../engine/features/navigation/occurrences.ts";
import type { Subject } from "../engine/features/navigation/subject.ts";
import {
  checkPlaceholderMethod,
  fillPlaceholderMethod,
  type FillPlaceholderParams,
  type PlaceholderReference,
} from "../protocol.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { findAt, policiesAround } from "./places.ts";
import { rangeOf } from "./positions.ts";
import { changesOf, complaintAboutRename } from "./renames.ts";
import type { Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspaceEdit.ts";

/** The client's own command; takes a `PlaceholderReference`. */
const FILL_PLACEHOLDER = "latchkey.fillPlaceholder";

const PLACEHOLDER: RuleId = "arn/placeholder";

/** For a client that can ask for a value: what fills a placeholder in wherever its set has it. */
export function placeholderActions(session: Session, document: TextDocument, finding: Finding): CodeAction[] {
  const { uri } = document;
  const policy = session.workspace.library.read(uri)?.policy;
  if (!session.client.fillsPlaceholders || finding.rule !== PLACEHOLDER || policy === undefined) return [];
  const policies = policiesAround(session, uri).map((each) => each.policy);
  return placeholdersWithin(policy, finding).map(({ subject, ...at }) => {
    const title = fillingTitle(policies, subject);
    const position = rangeOf(document, at).start;
    const reference: PlaceholderReference = {
      uri,
      position,
      placeholder: subject.name,
      prompt: promptOf(subject),
    };
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, finding, session)],
      command: { title, command: FILL_PLACEHOLDER, arguments: [reference] },
    };
  });
}

/** Checks a value for a placeholder while it is typed, and fills it in. */
export function servePlaceholders(session: Session): void {
  const { connection, guard, indexed } = session;
  const check = (params: FillPlaceholderParams): string | null => {
    const subject = placeholderAt(session, params);
    if (subject === undefined) return `"${params.placeholder}" is no longer there.`;
    return complaintAboutRename(session, params.uri, subject, params.value.trim()) ?? null;
  };
  const fill = async (params: FillPlaceholderParams): Promise<WorkspaceEdit | null> => {
    await indexed();
    const subject = placeholderAt(session, params);
    if (subject === undefined || check(params) !== null) return null;
    return toWorkspaceEdit(changesOf(session, params.uri, subject, params.value.trim()), session.client);
  };
  connection.onRequest(checkPlaceholderMethod, guard("Checking a value", null, check));
  connection.onRequest(fillPlaceholderMethod, guard("Filling in a placeholder", null, fill));
}

/** Undefined when the document has changed so much that the placeholder is no longer there. */
function placeholderAt(
  session: Session,
  { uri, position, placeholder }: FillPlaceholderParams,
): Subject | undefined {
  const subject = findAt(session, { textDocument: { uri }, position }, occurrenceAt)?.subject;
  return subject?.kind === "placeholder" && subject.name === placeholder ? subject : undefined;
}
