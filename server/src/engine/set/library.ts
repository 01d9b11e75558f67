import type { DocumentKind, RelatedDocument } from "../policy/policy.ts";
import type { Surroundings } from "../policy/surroundings.ts";
import type { DeclaredSet } from "./declaredSet.ts";
import type { DocumentSet } from "./documentSet.ts";
import { findSets } from "./findSets.ts";
import { createShelf } from "./shelf.ts";
import { neighbourhoodOf, type Neighbourhood } from "./surroundings.ts";

/** The documents of a workspace by their texts, and which of them belong together. */
export interface Library {
  /** Takes a document, or another text of one. What is none of ours is left out, also where it was ours before. */
  readonly put: (uri: string, text: string, kind?: DocumentKind) => void;
  readonly remove: (uri: string) => void;
  readonly declare: (sets: readonly DeclaredSet[]) => void;
  /** Declared ones first, then in the order of the documents that they are built around. */
  readonly sets: () => readonly DocumentSet[];
  /** The sets that a document belongs to. */
  readonly setsOf: (uri: string) => readonly DocumentSet[];
  /** Undefined for what is none of ours. */
  readonly read: (uri: string) => RelatedDocument | undefined;
  readonly textOf: (uri: string) => string | undefined;
  /** The other documents of the sets that a document belongs to. */
  readonly companionsOf: (uri: string) => readonly string[];
  readonly neighbourhoodOf: (uri: string, settings: Surroundings) => Neighbourhood;
  /** Stays the same for as long as nothing that a document's neighbourhood is made of changes. */
  readonly stampOf: (uri: string) => string;
  /** How many documents there are. */
  readonly size: () => number;
}

export function createLibrary(): Library {
  const shelf = createShelf();
  let declared: readonly DeclaredSet[] = [];
  let grouping: Grouping | undefined;
  const group = (): Grouping => (grouping ??= toGrouping(findSets(shelf.all(), declared)));
  const regroup = (isNeeded = true): void => {
    if (isNeeded) grouping = undefined;
  };
  const setsOf = (uri: string): readonly DocumentSet[] => group().byDocument.get(uri) ?? [];
  const companionsOf = (uri: string): readonly string[] =>
    [...new Set(setsOf(uri).flatMap(({ documents }) => documents))].filter((each) => each !== uri);
  return {
    // What belongs together changes only with what documents name, not with every key stroke.
    put: (uri, text, kind) => regroup(shelf.put(uri, text, kind)),
    remove: (uri) => regroup(shelf.remove(uri)),
    declare: (sets) => {
      declared = sets;
      regroup();
    },
    sets: () => group().sets,
    setsOf,
    read: shelf.read,
    textOf: (uri) => shelf.find(uri)?.text,
    companionsOf,
    neighbourhoodOf: (uri, settings) => neighbourhoodOf(uri, setsOf(uri), shelf.read, settings),
    stampOf: (uri) => {
      const sets = setsOf(uri).map(({ name, declared: set }) => `${name} ${JSON.stringify(set)}`);
      const versions = companionsOf(uri).map((each) => `${each} ${String(shelf.find(each)?.version)}`);
      return [...sets, ...versions].join("\n");
    },
    size: shelf.size,
  };
}

interface Grouping {
  readonly sets: readonly DocumentSet[];
  readonly byDocument: ReadonlyMap<string, readonly DocumentSet[]>;
}

function toGrouping(sets: readonly DocumentSet[]): Grouping {
  const byDocument = new Map<string, DocumentSet[]>();
  for (const set of sets)
    for (const uri of set.documents) {
      const known = byDocument.get(uri);
      if (known === undefined) byDocument.set(uri, [set]);
      else known.push(set);
    }
  return { sets, byDocument };
}
