import type { DocumentKind } from "../policy/policy.ts";
import { affinityOf, compareAffinity, type Affinity, type KnownDocument } from "./affinity.ts";
import type { Ambiguity, FoundSet } from "./documentSet.ts";

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
 * The sets among documents that nobody declared. They are found around bucket policies, and around encryption documents
 * that none is known for: a document joins the nearest one that names the same key, bucket or roles, or that stands
 * beside it under the same name. `near` finds the documents that one shares anything with.
 */
export function findSets(documents: readonly KnownDocument[], near: Near): readonly FoundSet[] {
  return findDrafts(documents, near).map(toSet).filter(isWorthShowing);
}

type Near = (document: KnownDocument) => Iterable<KnownDocument>;

/** A document by itself is no set, unless it is only not known what belongs to it. */
function isWorthShowing({ documents, ambiguities }: FoundSet): boolean {
  return documents.length > 1 || ambiguities.length > 0;
}

function findDrafts(documents: readonly KnownDocument[], near: Near): readonly Draft[] {
  const ofKind = (kind: DocumentKind): readonly KnownDocument[] =>
    documents.filter(({ names }) => names.kind === kind);
  const others = [...ofKind("s3-bucket-encryption"), ...ofKind("kms-key-policy")];
  const buckets = gather(ofKind("s3-bucket-policy"), others, near);
  const placed = new Set(buckets.flatMap(documentsIn));
  const isLeft = (document: KnownDocument): boolean => !placed.has(document);
  const encryptions = gather(
    ofKind("s3-bucket-encryption").filter(isLeft),
    ofKind("kms-key-policy").filter(isLeft),
    near,
  );
  return [...buckets, ...encryptions];
}

function documentsIn({ candidates, undecided }: Draft): readonly KnownDocument[] {
  return [...candidates.map(({ document }) => document), ...undecided];
}

function gather(
  anchors: readonly KnownDocument[],
  others: readonly KnownDocument[],
  near: Near,
): readonly Draft[] {
  const drafts = new Map(
    anchors.map((anchor): [KnownDocument, Draft] => [anchor, { anchor, candidates: [], undecided: [] }]),
  );
  for (const document of others) {
    const candidates = [...near(document)].filter((candidate) => drafts.has(candidate));
    const links = linksOf(document, candidates);
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
function linksOf(document: KnownDocument, candidates: readonly KnownDocument[]): readonly Link[] {
  const links: Link[] = [];
  for (const anchor of candidates) {
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
