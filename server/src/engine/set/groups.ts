import type { KnownDocument } from "./affinity.ts";
import { documentsOf, type DeclaredSet } from "./declaredSet.ts";
import type { DocumentSet, FoundSet } from "./documentSet.ts";
import { findSets } from "./findSets.ts";
import { nameSets, type FolderNameOf } from "./nameSets.ts";
import { createTraitIndex } from "./traits.ts";

/** Which documents belong together, kept up to date: a change moves only those that share something with its document. */
export interface Groups {
  /** A document that came, went, or names something else. */
  readonly change: (before: KnownDocument | undefined, after: KnownDocument | undefined) => void;
  /** Documents of declared sets belong to no other. A set without any is none. */
  readonly declare: (sets: readonly DeclaredSet[]) => void;
  /** Declared sets first, then those that were found, by the URI of the document that they are built around. */
  readonly sets: () => readonly DocumentSet[];
  readonly setsOf: (uri: string) => readonly DocumentSet[];
  /** The sets that a document may belong to, while nothing decides between it and others. */
  readonly possibleSetsOf: (uri: string) => readonly DocumentSet[];
}

/** Beyond so many changes all is looked at anew. */
const MANY = 100;

export function createGroups(nameOfFolder: FolderNameOf): Groups {
  const documents = new Map<string, KnownDocument>();
  const found = new Map<string, FoundSet>();
  let index = createTraitIndex();
  let declared: readonly DeclaredSet[] = [];
  let taken: ReadonlySet<string> = new Set();
  const isTaken = ({ uri, names: { kind } }: KnownDocument): boolean => taken.has(`${kind} ${uri}`);
  let stale: KnownDocument[] = [];
  let isAllStale = false;
  let grouping: Grouping | undefined;

  const change: Groups["change"] = (before, after) => {
    grouping = undefined;
    for (const document of [before, after]) {
      if (document === undefined || isTaken(document)) continue;
      const isNews = document === before ? index.remove(document) : index.add(document);
      isAllStale ||= isNews;
      stale.push(document);
    }
    if (before !== undefined) documents.delete(before.uri);
    if (after !== undefined) documents.set(after.uri, after);
  };
  const regroup = (): void => {
    const isSmall = !isAllStale && stale.length <= MANY;
    const cluster = isSmall ? clusterOf(stale, index.near) : new Set(documents.values());
    if (!isSmall) found.clear();
    for (const { uri } of [...stale, ...cluster]) found.delete(uri);
    const free = [...cluster].filter((each) => documents.has(each.uri) && !isTaken(each)).sort(byUri);
    for (const set of findSets(free, index.near)) found.set(set.anchor.uri, set);
    stale = [];
    isAllStale = false;
  };
  const group = (): Grouping => {
    if (stale.length > 0 || isAllStale) regroup();
    return (grouping ??= toGrouping([
      ...declared.map((set) => toDeclaredSet(set, documents)).filter((set) => set.documents.length > 0),
      ...nameSets([...found.values()].sort(byAnchor), nameOfFolder),
    ]));
  };
  return {
    change,
    declare: (sets) => {
      declared = sets;
      grouping = undefined;
      const claimed = new Set(declared.flatMap(documentsOf).map(({ kind, uri }) => `${kind} ${uri}`));
      if (claimed.size === taken.size && [...claimed].every((each) => taken.has(each))) return;
      taken = claimed;
      index = createTraitIndex();
      for (const document of documents.values()) if (!isTaken(document)) index.add(document);
      isAllStale = true;
    },
    sets: () => group().sets,
    setsOf: (uri) => group().byDocument.get(uri) ?? [],
    possibleSetsOf: (uri) => group().byCandidate.get(uri) ?? [],
  };
}

/** However they were come upon. */
function byUri(a: KnownDocument, b: KnownDocument): number {
  return a.uri < b.uri ? -1 : 1;
}

/** The documents that some are connected to by what they share, directly or through others. */
function clusterOf(
  documents: readonly KnownDocument[],
  near: (document: KnownDocument) => Iterable<KnownDocument>,
): ReadonlySet<KnownDocument> {
  const cluster = new Set<KnownDocument>();
  const open = documents.flatMap((document) => [...near(document)]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (cluster.has(next)) continue;
    cluster.add(next);
    for (const other of near(next)) if (!cluster.has(other)) open.push(other);
  }
  return cluster;
}

/** What is not there, or of another kind than is meant, is no part of it. */
function toDeclaredSet(declared: DeclaredSet, documents: ReadonlyMap<string, KnownDocument>): DocumentSet {
  const own = documentsOf(declared).filter(({ uri, kind }) => documents.get(uri)?.names.kind === kind);
  return { name: declared.name, documents: own.map(({ uri }) => uri), ambiguities: [], declared };
}

function byAnchor(a: FoundSet, b: FoundSet): number {
  return byUri(a.anchor, b.anchor);
}

interface Grouping {
  readonly sets: readonly DocumentSet[];
  readonly byDocument: ReadonlyMap<string, readonly DocumentSet[]>;
  readonly byCandidate: ReadonlyMap<string, readonly DocumentSet[]>;
}

function toGrouping(sets: readonly DocumentSet[]): Grouping {
  return {
    sets,
    byDocument: setsBy(sets, ({ documents }) => documents),
    byCandidate: setsBy(sets, ({ ambiguities }) => ambiguities.flatMap(({ candidates }) => candidates)),
  };
}

function setsBy(
  sets: readonly DocumentSet[],
  urisOf: (set: DocumentSet) => readonly string[],
): ReadonlyMap<string, readonly DocumentSet[]> {
  const byUri = new Map<string, DocumentSet[]>();
  for (const set of sets)
    for (const uri of urisOf(set)) {
      const known = byUri.get(uri);
      if (known === undefined) byUri.set(uri, [set]);
      else known.push(set);
    }
  return byUri;
}
