import type { TextDocument } from "vscode-languageserver-textdocument";
import { setupOf, type SetupDocument, type SetupNode } from "../engine/features/setup.ts";
import { setupDiagramOf } from "../engine/features/setupDiagram.ts";
import { nameOfFile } from "../engine/set/folders.ts";
import { setupMethod, type Setup, type TextRange } from "../protocol.ts";
import { rangeOf } from "./positions.ts";
import type { Session } from "./session.ts";

/** Answers what the open documents make up together. */
export function serveSetups(session: Session): void {
  const none: Setup = { summary: "", mermaid: "", nodes: [] };
  session.connection.onRequest<Setup, unknown>(
    setupMethod,
    session.guard("Drawing the setup", none, () => toSetup(session)),
  );
}

function toSetup(session: Session): Setup {
  const setup = setupOf(documentsOf(session));
  const nodes = setup.nodes.map((node) => {
    const { id, title, text, uri, isOpenDoor } = node;
    return { id, title, text, uri, isOpenDoor, range: placeOf(node, session.documents.get(uri)) };
  });
  return { summary: setup.summary, mermaid: setupDiagramOf(setup), nodes };
}

/** In the order of their addresses, so that the drawing does not depend on which was opened first. */
function documentsOf({ documents, analyses }: Session): readonly SetupDocument[] {
  const open = [...documents.all()].sort((one, other) => (one.uri < other.uri ? -1 : 1));
  return open.flatMap((document) => {
    const policy = analyses(document).analysis?.policy;
    return policy === undefined ? [] : [{ uri: document.uri, name: nameOfFile(document.uri), policy }];
  });
}

function placeOf({ statement }: SetupNode, document: TextDocument | undefined): TextRange {
  const start = { line: 0, character: 0 };
  return statement === undefined || document === undefined
    ? { start, end: start }
    : rangeOf(document, statement.node);
}
