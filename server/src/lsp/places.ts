import type { Location, Position } from "vscode-languageserver";
import type { Policy, Span } from "../engine/engine.ts";
import type { Occurrence } from "../engine/features/navigation/occurrences.ts";
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
