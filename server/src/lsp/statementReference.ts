import type { TextDocument } from "vscode-languageserver-textdocument";
import { nameOfStatement } from "../engine/features/nameOfStatement.ts";
import type { Statement } from "../engine/policy/policy.ts";
import type { StatementReference } from "../protocol.ts";
import { rangeOf } from "./positions.ts";

/** A statement as the client shows it and goes to it. */
export function toStatementReference(document: TextDocument, statement: Statement): StatementReference {
  const { index, effect, node } = statement;
  return {
    index,
    title: nameOfStatement(statement),
    ...(effect && { effect }),
    range: rangeOf(document, node),
  };
}
