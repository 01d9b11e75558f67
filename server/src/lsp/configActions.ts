import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { removeEntry } from "../engine/config/editConfig.ts";
import type { Span } from "../engine/engine.ts";
import { touches } from "../engine/tree/node.ts";
import { toDiagnostic } from "./diagnostics.ts";
import type { Session } from "./session.ts";
import { toWorkspaceEdit } from "./workspaceEdit.ts";

/** What mends a configuration file: entries that fit nothing go. */
export function configActions(session: Session, document: TextDocument, asked: Span): CodeAction[] {
  const findings = session.configChecks.of(document.uri).findings;
  const unused = findings.filter((one) => one.rule === "config/without-effect" && touches(one, asked));
  return unused.map((finding) => {
    const edits = removeEntry(document.getText(), finding);
    return {
      title: "Remove this entry",
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(document, finding, session)],
      isPreferred: true,
      edit: toWorkspaceEdit([{ document, edits }], session.client),
    };
  });
}
