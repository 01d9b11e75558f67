import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { AccessChange, Finding, Fix } from "../engine/engine.ts";
import { sourceOf } from "./analyses.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { documentAt } from "./documentAt.ts";
import { differenceOf } from "./difference.ts";
import { spanOf } from "./positions.ts";
import type { Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspaceEdit.ts";

const FIX_ALL = `${CodeActionKind.SourceFixAll}.latchkey`;

export const codeActionKinds = [CodeActionKind.QuickFix, FIX_ALL];

/** What a person has to know before choosing a fix, behind its title. */
const accessNotes: Readonly<Record<AccessChange, string>> = {
  unchanged: "",
  narrower: " (narrows access)",
  wider: " (widens access)",
};

/** Answers what can be done about a stretch of a document. */
export function serveCodeActions(session: Session): void {
  const { connection, documents, guard } = session;
  const answer = ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    const { only, triggerKind } = context;
    const actions = mayAnswer(only, CodeActionKind.QuickFix) ? quickFixes(session, document, range) : [];
    // Editors ask again at each move of the cursor; the whole document is mended only for somebody who asked.
    const isAsked = only !== undefined || triggerKind === CodeActionTriggerKind.Invoked;
    return isAsked && mayAnswer(only, FIX_ALL) ? [...actions, ...fixAll(session, document)] : actions;
  };
  connection.onCodeAction(guard("Listing code actions", [], answer));
}

function quickFixes(session: Session, document: TextDocument, range: Range): CodeAction[] {
  const { analyses } = session;
  const { start, end } = spanOf(document, range);
  const touched = analyses(document).findings.filter((one) => one.start <= end && start <= one.end);
  return touched.flatMap((finding) =>
    finding.fixes().map((fix, index) => ({
      ...quickFix(session, document, fix, isAboutSeveral(finding)),
      diagnostics: [toDiagnostic(document, finding, session)],
      // A preferred fix can be applied unseen, so that only one that leaves access alone may be.
      isPreferred: index === 0 && fix.access === "unchanged",
    })),
  );
}

/** Whether it is about what two documents say: which of them is right, a person has to look. */
function isAboutSeveral({ related }: Finding): boolean {
  return related.some(({ uri }) => uri !== undefined);
}

function quickFix(session: Session, document: TextDocument, fix: Fix, asksFirst: boolean): CodeAction {
  const { title, access, edits, elsewhere = [] } = fix;
  const changes = [
    { document, edits },
    ...elsewhere.map((other) => ({ document: documentAt(session, other.uri), edits: other.edits })),
  ].filter((change) => change.edits.length > 0);
  return {
    title: title + accessNotes[access],
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(changes, session.client, asksFirst ? title : undefined),
  };
}

function fixAll(
  { analyses, services, settings, client, workspace }: Session,
  document: TextDocument,
): CodeAction[] {
  if (analyses(document).findings.length === 0) return [];
  const source = sourceOf(document, settings.current(), workspace.library);
  const { text } = services.applyUnchangedFixes(source, settings.current().overrides);
  if (text === source.text) return [];
  const edit = toWorkspaceEdit([{ document, edits: [differenceOf(source.text, text)] }], client);
  return [{ title: "Apply every fix that leaves access unchanged", kind: FIX_ALL, edit }];
}

/** Kinds form a tree: "source" asks for "source.fixAll" too. */
function mayAnswer(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`))
  );
}
