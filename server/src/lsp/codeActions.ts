import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { AccessChange, Fix } from "../engine/engine.ts";
import { sourceOf } from "./analyses.ts";
import type { Client } from "./client.ts";
import { toDiagnostic } from "./diagnostics.ts";
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

function quickFixes({ analyses, client }: Session, document: TextDocument, range: Range): CodeAction[] {
  const { start, end } = spanOf(document, range);
  const touched = analyses(document).findings.filter((one) => one.start <= end && start <= one.end);
  return touched.flatMap((finding) =>
    finding.fixes().map((fix, index) => ({
      ...quickFix(document, fix, client),
      diagnostics: [toDiagnostic(document, finding, client)],
      // A preferred fix can be applied unseen, so that only one that leaves access alone may be.
      isPreferred: index === 0 && fix.access === "unchanged",
    })),
  );
}

function quickFix(document: TextDocument, { title, access, edits }: Fix, client: Client): CodeAction {
  return {
    title: title + accessNotes[access],
    kind: CodeActionKind.QuickFix,
    edit: toWorkspaceEdit(document, edits, client),
  };
}

function fixAll({ analyses, services, settings, client }: Session, document: TextDocument): CodeAction[] {
  if (analyses(document).findings.length === 0) return [];
  const { overrides, surroundings } = settings.current();
  const source = sourceOf(document, surroundings);
  const { text } = services.applyUnchangedFixes(source, overrides);
  if (text === source.text) return [];
  const edit = toWorkspaceEdit(document, [differenceOf(source.text, text)], client);
  return [{ title: "Apply every fix that leaves access unchanged", kind: FIX_ALL, edit }];
}

/** Kinds form a tree: "source" asks for "source.fixAll" too. */
function mayAnswer(only: readonly string[] | undefined, kind: string): boolean {
  return (
    only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`))
  );
}
