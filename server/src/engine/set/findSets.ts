import type { DocumentKind } from "../policy/policy.ts";
import { affinityOf, compareAffinity, type Affinity, type KnownDocument } from "./affinity.ts";
import { indexAnchors, type Anchors } from "./anchors.ts";
import { documentsOf, type DeclaredSet } from "./declaredSet.ts";
import type { Ambiguity, DocumentSet } from "./documentSet.ts";
import { nameSets, type FoundSet } from "./nameSets.ts";

/** A set that is being put together around a document. */
interface Draft {
  readonly anchor: KnownDocument;
  readonly candidates: Candidate[];
  /** Those that may belong here or to another set. */
  readonly undecided: KnownDocument[];
}

interface Candidate {
  readonly document: KnownDocument;
  readonly affinity: Affinity;
}

/**
 * The sets among some documents. Those that the user declares come first, and their documents belong to no other.
 * The rest are found around bucket policies, and encryption documents that none is known for: a document joins the
 * nearest one that names the same key, bucket or roles, or that stands beside it under the same name.
 */
export function findSets(
  documents: readonly KnownDocument[],
  declared: readonly DeclaredSet[] = [],
): readonly DocumentSet[] {
  const taken = new Set(declared.flatMap(documentsOf));
  const known = new Set(documents.map(({ uri }) => uri));
  const free = documents.filter(({ uri }) => !taken.has(uri));
  const declaredSets = declared.map((set) => ({
    name: set.name,
    documents: documentsOf(set).filter((uri) => known.has(uri)),
    ambiguities: [],
    declared: set,
  }));
  const found = findDrafts(free).map(toSet);
  return [...declaredSets, ...nameSets(found.filter(isWorthShowing))];
}

/** A document by itself is no set, unless it is only not known what belongs to it. */
function isWorthShowing({ documents, ambiguities }: FoundSet): boolean {
  return documents.length > 1 || ambiguities.length > 0;
}

function findDrafts(documents: readonly KnownDocument[]): readonly Draft[] {
  const ofKind = (kind: DocumentKind): readonly KnownDocument[] =>
    documents.filter(({ names }) => names.kind === kind);
  const buckets = gather(ofKind("s3-bucket-policy"), [
    ...ofKind("s3-bucket-encryption"),
    ...ofKind("kms-key-policy"),
  ]);
  const placed = new Set(buckets.flatMap(documentsIn));
  const isLeft = (document: KnownDocument): boolean => !placed.has(document);
  const encryptions = gather(
    ofKind("s3-bucket-encryption").filter(isLeft),
    ofKind("kms-key-policy").filter(isLeft),
  );
  return [...buckets, ...encryptions];
}

function documentsIn({ candidates, undecided }: Draft): readonly KnownDocument[] {
  return [...candidates.map(({ document }) => document), ...undecided];
}

function gather(anchors: readonly KnownDocument[], others: readonly KnownDocument[]): readonly Draft[] {
  const drafts = new Map(
    anchors.map((anchor): [KnownDocument, Draft] => [anchor, { anchor, candidates: [], undecided: [] }]),
  );
  const index = indexAnchors(anchors);
  for (const document of others) {
    const links = linksOf(document, index);
    const joined = joinedBy(document, links);
    for (const { anchor, affinity } of joined) drafts.get(anchor)?.candidates.push({ document, affinity });
    if (joined.length === 0)
      for (const { anchor } of bestOf(links)) drafts.get(anchor)?.undecided.push(document);
  }
  return [...drafts.values()];
}

interface Link {
  readonly anchor: KnownDocument;
  readonly affinity: Affinity;
}

/** What a document may belong to. */
function linksOf(document: KnownDocument, { near }: Anchors): readonly Link[] {
  const links: Link[] = [];
  for (const anchor of near(document)) {
    const affinity = affinityOf(document, anchor);
    if (affinity !== undefined) links.push({ anchor, affinity });
  }
  return links;
}

/** Those that are equally good, and better than the rest. */
function bestOf<T extends { readonly affinity: Affinity }>(links: readonly T[]): readonly T[] {
  const isBeaten = ({ affinity }: T): boolean =>
    links.some((other) => compareAffinity(other.affinity, affinity) < 0);
  return links.filter((link) => !isBeaten(link));
}

/**
 * What a document belongs to. Default encryption is that of one bucket; a key may serve several, as long as they name
 * that key or the key policy names them.
 */
function joinedBy({ names }: KnownDocument, links: readonly Link[]): readonly Link[] {
  const best = bestOf(links);
  if (best.length < 2 && names.kind === "s3-bucket-encryption") return best;
  if (names.kind === "s3-bucket-encryption") return [];
  const named = links.filter((link) => link.affinity.isSameThing && !best.includes(link));
  return best.length < 2 || areForOneKey(best) ? [...best, ...named] : named;
}

function areForOneKey(links: readonly Link[]): boolean {
  const keys = links.map(({ anchor }) => [...anchor.names.keyIds].sort().join(" "));
  return keys[0] !== "" && new Set(keys).size === 1;
}

function toSet({ anchor, candidates, undecided }: Draft): FoundSet {
  const documents = [anchor.uri];
  const ambiguities: Ambiguity[] = [];
  for (const kind of ["kms-key-policy", "s3-bucket-encryption"] as const) {
    const ofKind = candidates.filter(({ document }) => document.names.kind === kind);
    const best = bestOf(ofKind).map(({ document }) => document);
    const [only, ...others] = best.length > 0 ? best : undecided.filter(({ names }) => names.kind === kind);
    if (only === undefined) continue;
    if (best.length === 1) documents.push(only.uri);
    else ambiguities.push({ kind, candidates: [only, ...others].map(({ uri }) => uri) });
  }
  return { anchor, documents, ambiguities };
}
