import { readDocument } from "../engine/engine.ts";
import { accessComparisonOf, type AccessChange } from "../engine/features/accessComparison.ts";
import { isReadable } from "../engine/features/codeLens.ts";
import type { Policy } from "../engine/policy/policy.ts";
import { compareMethod, type CompareParams, type Comparison } from "../protocol.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import { readablePolicyOf } from "./readablePolicy.ts";
import type { Session } from "./session.ts";
import { toStatementReference } from "./statementReference.ts";

/** Answers what an open policy decides differently from an older text. */
export function serveComparisons(session: Session): void {
  const answer = ({ uri, older }: CompareParams): Comparison => compare(session, uri, older);
  const none: Comparison = { kind: "unreadable" };
  session.connection.onRequest<Comparison, unknown>(
    compareMethod,
    session.guard("Comparing two versions", none, answer),
  );
}

function compare(session: Session, uri: string, olderText: string): Comparison {
  const document = session.documents.get(uri);
  const newer = readablePolicyOf(session, uri);
  const older = newer && readOlder(olderText, newer);
  if (document === undefined || newer === undefined || older === undefined) return { kind: "unreadable" };
  const comparison = accessComparisonOf(older, newer);
  const withReferences = (change: AccessChange) => ({
    ...change,
    statements: change.statements.map((statement) => toStatementReference(document, statement)),
  });
  return {
    kind: "changes",
    ...comparison,
    newlyAllowed: comparison.newlyAllowed.map(withReferences),
    newlyStopped: comparison.newlyStopped.map(withReferences),
  };
}

/** The older text is read as what the newer one is. */
function readOlder(text: string, { kind, surroundings }: Policy): Policy | undefined {
  const older =
    text.length > MAX_LENGTH ? undefined : readDocument({ text, fileName: "", kind, surroundings });
  return older !== undefined && isReadable(older) ? older : undefined;
}
