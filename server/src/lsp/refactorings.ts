import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { applyEdits, type Policy } from "../engine/engine.ts";
import type { Refactoring } from "../engine/features/refactorings/refactoring.ts";
import { rewritesAt } from "../engine/features/refactorings/rewrites.ts";
import { sortAndTidy } from "../engine/features/refactorings/sortAndTidy.ts";
import { differenceOf } from "./difference.ts";
import { spanOf } from "./positions.ts";
import type { Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspaceEdit.ts";

export const SORT_AND_TIDY = `${CodeActionKind.Source}.sortAndTidy.latchkey`;

/** What can be written otherwise at a stretch of a document, with the same meaning. */
export function rewriteActions(session: Session, document: TextDocument, range: Range): CodeAction[] {
  const policy = policyOf(session, document);
  if (policy === undefined) return [];
  return rewritesAt(policy, spanOf(document, range)).map((refactoring) => ({
    ...toCodeAction(session, document, refactoring),
    kind: CodeActionKind.RefactorRewrite,
  }));
}

/** Puts the elements of the whole document into the usual order. */
export function sortActions(session: Session, document: TextDocument): CodeAction[] {
  const policy = policyOf(session, document);
  const refactoring = policy && sortAndTidy(policy);
  if (refactoring === undefined) return [];
  return [{ ...toCodeAction(session, document, refactoring), kind: SORT_AND_TIDY }];
}

function policyOf({ analyses }: Session, document: TextDocument): Policy | undefined {
  return analyses(document).analysis?.policy;
}

/** One edit of what changes, so that cursors elsewhere stay where they are. */
function toCodeAction(
  { client }: Session,
  document: TextDocument,
  { title, edits }: Refactoring,
): CodeAction {
  const text = document.getText();
  const change = { document, edits: [differenceOf(text, applyEdits(text, edits))] };
  return { title, edit: toWorkspaceEdit([change], client) };
}
