import type { DocumentKind, RelatedDocument } from "../policy/policy.ts";
import type { Surroundings } from "../policy/surroundings.ts";
import type { DeclaredSet } from "./declaredSet.ts";
import type { DocumentSet } from "./documentSet.ts";
import { createGroups } from "./groups.ts";
import type { KnownNames } from "./knownNames.ts";
import { folderNameOf, type FolderNameOf } from "./nameSets.ts";
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
  /** The sets that a document may belong to, while nothing decides between it and others. */
  readonly possibleSetsOf: (uri: string) => readonly DocumentSet[];
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
  /** What all the documents name. */
  readonly names: () => KnownNames;
}

/** What documents are known by tells what their folders are called, unless somebody else knows better. */
export function createLibrary(nameOfFolder: FolderNameOf = folderNameOf): Library {
  const groups = createGroups(nameOfFolder);
  const shelf = createShelf(groups.change);
  const { sets, setsOf, possibleSetsOf, declare } = groups;
  const companionsOf = (uri: string): readonly string[] =>
    [...new Set(setsOf(uri).flatMap(({ documents }) => documents))].filter((each) => each !== uri);
  return {
    put: shelf.put,
    remove: shelf.remove,
    declare,
    sets,
    setsOf,
    possibleSetsOf,
    read: shelf.read,
    textOf: (uri) => shelf.find(uri)?.text,
    companionsOf,
    neighbourhoodOf: (uri, settings) => neighbourhoodOf(uri, setsOf(uri), shelf.read, settings),
    stampOf: (uri) => {
      const own = setsOf(uri).map(({ name, declared }) => `${name} ${declarationStamp(declared)}`);
      const undecided = [...setsOf(uri), ...possibleSetsOf(uri)].map(
        ({ name, ambiguities }) => `${name} ${String(ambiguities.length)}`,
      );
      const versions = companionsOf(uri).map((each) => `${each} ${String(shelf.find(each)?.version)}`);
      return [...own, ...undecided, ...versions].join("\n");
    },
    size: shelf.size,
    names: shelf.names,
  };
}

/** Spans mean nothing without their text, and are the same for the same one. */
function declarationStamp(declared: DeclaredSet | undefined): string {
  if (declared === undefined) return "";
  const { place, ...facts } = declared;
  return JSON.stringify([facts, place?.uri, place?.text]);
}
