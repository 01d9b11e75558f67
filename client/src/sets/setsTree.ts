import { EventEmitter, type TreeDataProvider } from "vscode";
import type { SetDetails, SetSummary } from "../../../server/src/protocol.ts";
import { ambiguityRow } from "./rows/ambiguity.ts";
import { documentRow } from "./rows/document.ts";
import { factsRow } from "./rows/facts.ts";
import { findingsRow } from "./rows/findings.ts";
import { setRow } from "./rows/set.ts";
import { uploadsRow } from "./rows/uploads.ts";
import type { Row } from "./row.ts";
import type { SetsSource } from "./setsSource.ts";

/** The sets, each with its documents and what they come to together. */
export interface SetsTree extends TreeDataProvider<Row> {
  /** Shows what has changed, as far as it is in view. */
  readonly refresh: () => void;
  readonly dispose: () => void;
}

/** So few sets are shown open from the start. */
const FEW = 3;

export function createSetsTree({ list, look }: SetsSource): SetsTree {
  const changed = new EventEmitter<undefined>();
  const rowsOf = async (set: SetSummary): Promise<readonly Row[]> => {
    const details = await look(set.id);
    return details === undefined ? [] : toRows(set, details);
  };
  const roots = async (): Promise<Row[]> => {
    const sets = await list();
    return sets.map((set) => setRow(set, sets.length <= FEW, () => rowsOf(set)));
  };
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: ({ item }) => item,
    getChildren: async (row) => (row === undefined ? roots() : [...((await row.children?.()) ?? [])]),
    refresh: () => {
      changed.fire(undefined);
    },
    dispose: () => {
      changed.dispose();
    },
  };
}

function toRows(set: SetSummary, details: SetDetails): readonly Row[] {
  const { documents, ambiguities, facts, findings, uploads } = details;
  return [
    ...documents.map((document) => documentRow(set, document)),
    ...ambiguities.map((ambiguity) => ambiguityRow(set, ambiguity)),
    findingsRow(set, documents, findings),
    ...(uploads === undefined ? [] : [uploadsRow(set, uploads)]),
    ...(facts.length === 0 ? [] : [factsRow(set, facts)]),
  ];
}
