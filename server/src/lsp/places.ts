import type { Location, Position } from "vscode-languageserver";
import type { Policy, Span } from "../engine/engine.ts";
import { occurrencesOf, type Occurrence } from "../engine/features/navigation/occurrences.ts";
import type { Subject } from "../engine/features/navigation/subject.ts";
import { documentAt } from "./documentAt.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** A document of the workspace, as it is open or on disk. */
export interface KnownPolicy {
  readonly uri: string;
  readonly policy: Policy;
}

/** A document and the others of its sets. */
export function policiesAround({ workspace: { library } }: Session, uri: string): readonly KnownPolicy[] {
  return [uri, ...library.companionsOf(uri)].flatMap((each) => {
    const policy = library.read(each)?.policy;
    return policy === undefined ? [] : [{ uri: each, policy }];
  });
}

/**
 * The documents that mean the same by a name as a document does: those of its sets and, where one of them belongs to
 * more sets and passes the name on, those of these sets too. A placeholder means something in its own sets alone.
 */
export function policiesSharing(session: Session, uri: string, subject: Subject): readonly KnownPolicy[] {
  const found = [...policiesAround(session, uri)];
  if (subject.kind === "placeholder") return found;
  const seen = new Set(found.map((each) => each.uri));
  for (const each of found) {
    if (!passesOn(each.policy, subject)) continue;
    const others = policiesAround(session, each.uri).filter((other) => !seen.has(other.uri));
    for (const other of others) seen.add(other.uri);
    found.push(...others);
  }
  return found;
}

/** A key policy stands for its key without naming it. */
function passesOn(policy: Policy, subject: Subject): boolean {
  return (
    (subject.kind === "key" && policy.kind === "kms-key-policy") || occurrencesOf(policy, subject).length > 0
  );
}

/** What stands at a position of an open document. */
export function findAt(
  { documents, workspace: { library } }: Session,
  {
    textDocument: { uri },
    position,
  }: { readonly textDocument: { readonly uri: string }; readonly position: Position },
  find: (policy: Policy, offset: number) => Occurrence | undefined,
): Occurrence | undefined {
  const document = documents.get(uri);
  const policy = document && library.read(uri)?.policy;
  return policy && find(policy, document.offsetAt(position));
}

export function locationsOf(session: Session, uri: string, spans: readonly Span[]): readonly Location[] {
  const document = documentAt(session, uri);
  return spans.map((span) => ({ uri, range: rangeOf(document, span) }));
}
