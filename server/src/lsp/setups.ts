import { setupOf, type SetupDocument, type SetupNode } from "../engine/features/setup.ts";
import { setupDiagramOf } from "../engine/features/setupDiagram.ts";
import { nameOfFile } from "../engine/set/folders.ts";
import { setupMethod, type Setup, type SetupParams, type TextRange } from "../protocol.ts";
import { documentAt } from "./documentAt.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";
import { idOf } from "./sets.ts";

/** Documents that are drawn together. */
interface Choice {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly string[];
}

/** Answers what the documents of the workspace make up together, one set at a time. */
export function serveSetups(session: Session): void {
  const none: Setup = { choices: [], summary: "", mermaid: "", nodes: [] };
  session.connection.onRequest<Setup, unknown>(
    setupMethod,
    session.guard("Drawing the setup", none, async (params: SetupParams) => {
      await Promise.all([session.settings.ready, session.indexed()]);
      return toSetup(session, params);
    }),
  );
}

function toSetup(session: Session, { set, uri }: SetupParams): Setup {
  const choices = choicesOf(session);
  const chosen = choose(choices, session, set, uri);
  const setup = setupOf((chosen?.documents ?? []).flatMap((each) => documentOf(session, each)));
  const nodes = setup.nodes.map((node) => {
    const { id, title, text, isOpenDoor } = node;
    return { id, title, text, uri: node.uri, isOpenDoor, range: placeOf(node, session) };
  });
  return {
    choices: choices.map(({ id, name }) => ({ id, name })),
    ...(chosen && { chosen: chosen.id }),
    summary: setup.summary,
    mermaid: setupDiagramOf(setup),
    nodes,
  };
}

/** The sets, and what is open besides them. */
function choicesOf({ documents, workspace: { library } }: Session): readonly Choice[] {
  const sets = library.sets().map((set) => ({ id: idOf(set), name: set.name, documents: set.documents }));
  const isAlone = (uri: string): boolean => {
    const kind = library.read(uri)?.policy.kind;
    return kind !== undefined && kind !== "s3-bucket-encryption" && library.setsOf(uri).length === 0;
  };
  // In the order of their addresses, so that the drawing does not depend on which was opened first.
  const alone = documents
    .all()
    .map(({ uri }) => uri)
    .filter(isAlone)
    .sort();
  const others = { id: "others", name: "Other open documents", documents: alone };
  return alone.length === 0 ? sets : [...sets, others];
}

/** What was asked for; else what has the document that somebody looks at, or one that is open. */
function choose(
  choices: readonly Choice[],
  { documents }: Session,
  set: unknown,
  uri: unknown,
): Choice | undefined {
  const having = (wanted: (uri: string) => boolean): Choice | undefined =>
    choices.find((choice) => choice.documents.some(wanted));
  return (
    choices.find(({ id }) => id === set) ??
    having((each) => each === uri) ??
    having((each) => documents.get(each) !== undefined) ??
    choices[0]
  );
}

function documentOf(session: Session, uri: string): readonly SetupDocument[] {
  const policy = session.analyses(documentAt(session, uri)).analysis?.policy;
  return policy === undefined ? [] : [{ uri, name: nameOfFile(uri), policy }];
}

function placeOf({ statement, uri }: SetupNode, session: Session): TextRange {
  const start = { line: 0, character: 0 };
  return statement === undefined ? { start, end: start } : rangeOf(documentAt(session, uri), statement.node);
}
