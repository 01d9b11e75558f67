import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionContext,
  type CodeActionParams,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { AccessChange, Finding, Fix } from "../engine/engine.ts";
import { touches } from "../engine/tree/node.ts";
import { sourceOf } from "./analyses.ts";
import { configActions } from "./configActions.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { documentAt } from "./documentAt.ts";
import { differenceOf } from "./difference.ts";
import { placeholderActions } from "./placeholders.ts";
import { spanOf } from "./positions.ts";
import { rewriteActions, SORT_AND_TIDY, sortActions } from "./refactorings.ts";
import type { Session } from "./session.ts";
import { silencingActions } from "./silencing.ts";
import { isConfigFile } from "./workspace/configShelf.ts";
import { toWorkspaceEdit } from "./workspaceEdit.ts";

const FIX_ALL = `${CodeActionKind.SourceFixAll}.latchkey`;

export const codeActionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
  SORT_AND_TIDY,
];

/** What a person has to know before choosing a fix, behind its title. */
const accessNotes: Readonly<Record<AccessChange, string>> = {
  unchanged: "",
  narrower: " (narrows access)",
  wider: " (widens access)",
};

interface Offer {
  readonly kind: string;
  /** Whether only somebody who asked gets it. */
  readonly isForAsking: boolean;
  readonly list: (session: Session, document: TextDocument, range: Range) => CodeAction[];
}

const offers: readonly Offer[] = [
  { kind: CodeActionKind.QuickFix, isForAsking: false, list: quickFixes },
  { kind: CodeActionKind.RefactorRewrite, isForAsking: true, list: rewriteActions },
  { kind: FIX_ALL, isForAsking: true, list: fixAll },
  { kind: SORT_AND_TIDY, isForAsking: true, list: sortActions },
];

/** Answers what can be done about a stretch of a document. */
export function serveCodeActions(session: Session): void {
  const { connection, documents, guard } = session;
  const answer = ({ textDocument, range, context }: CodeActionParams): CodeAction[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    return offers
      .filter(({ kind, isForAsking }) => mayAnswer(context, kind, isForAsking))
      .flatMap(({ list }) => list(session, document, range));
  };
  connection.onCodeAction(guard("Listing code actions", [], answer));
}

function quickFixes(session: Session, document: TextDocument, range: Range): CodeAction[] {
  const { analyses } = session;
  const asked = spanOf(document, range);
  if (isConfigFile(document.uri)) return configActions(session, document, asked);
  const isTouched = (one: Finding): boolean => touches(one, asked);
  const { analysis, findings } = analyses(document);
  // What the editor reports in its own words can be mended all the same, but not silenced.
  const fixes = analysis?.findings.filter(isTouched).flatMap((one) => fixesOf(session, document, one)) ?? [];
  return [...fixes, ...silencingActions(session, document, findings.filter(isTouched))];
}

function fixesOf(session: Session, document: TextDocument, finding: Finding): CodeAction[] {
  return [
    ...placeholderActions(session, document, finding),
    ...finding.fixes().map((fix, index) => ({
      ...quickFix(session, document, fix, isAboutSeveral(finding)),
      diagnostics: [toDiagnostic(document, finding, session)],
      // A preferred fix can be applied unseen, so that only one that leaves access alone may be.
      isPreferred: index === 0 && fix.access === "unchanged",
    })),
  ];
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
  const { overrides } = settings.current();
  const { configs } = workspace;
  const { text } = services.applyUnchangedFixes(
    source,
    configs.overridesFor(document.uri, overrides),
    (analysis) => configs.weigh(document.uri, analysis, overrides).findings,
  );
  if (text === source.text) return [];
  const edit = toWorkspaceEdit([{ document, edits: [differenceOf(source.text, text)] }], client);
  return [{ title: "Apply every fix that leaves access unchanged", kind: FIX_ALL, edit }];
}

/** Kinds form a tree: "source" asks for "source.fixAll" too. */
function mayAnswer({ only, triggerKind }: CodeActionContext, kind: string, isForAsking: boolean): boolean {
  // Editors ask again at each move of the cursor; they get only what a light bulb should show.
  if (only === undefined) return !isForAsking || triggerKind === CodeActionTriggerKind.Invoked;
  return only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}
