import type { KnownDocument } from "./affinity.ts";

/** More documents than this that share a folder, role or key say nothing about which of them belong together. */
const MOST_SHARED = 150;

/** Documents by what they may share with others. */
export interface TraitIndex {
  /** Answers whether a trait has become too common to say anything. */
  readonly add: (document: KnownDocument) => boolean;
  /** Answers whether a trait has become rare enough to say something. */
  readonly remove: (document: KnownDocument) => boolean;
  /** The documents that share something with one, itself among them if it is there. */
  readonly near: (document: KnownDocument) => ReadonlySet<KnownDocument>;
}

export function createTraitIndex(): TraitIndex {
  const index = new Map<string, Set<KnownDocument>>();
  const add = (document: KnownDocument): boolean => {
    let isNews = false;
    for (const trait of traitsOf(document)) {
      const sharing = index.get(trait) ?? new Set();
      index.set(trait, sharing.add(document));
      isNews ||= sharing.size === MOST_SHARED + 1;
    }
    return isNews;
  };
  const remove = (document: KnownDocument): boolean => {
    let isNews = false;
    for (const trait of traitsOf(document)) {
      const sharing = index.get(trait);
      sharing?.delete(document);
      isNews ||= sharing?.size === MOST_SHARED;
      if (sharing?.size === 0) index.delete(trait);
    }
    return isNews;
  };
  const near = (document: KnownDocument): ReadonlySet<KnownDocument> => {
    const found = new Set<KnownDocument>();
    for (const trait of traitsOf(document)) {
      const sharing = index.get(trait);
      if (sharing !== undefined && sharing.size <= MOST_SHARED) sharing.forEach((other) => found.add(other));
    }
    return found;
  };
  return { add, remove, near };
}

/** What two documents may share, so that it pays to look at the pair. */
function traitsOf({ place, names }: KnownDocument): readonly string[] {
  return [
    `folder ${place.folder}`,
    `place ${place.folder}/${place.stem}`,
    ...names.keyIds.map((id) => `key ${id}`),
    ...names.buckets.map((bucket) => `bucket ${bucket}`),
    ...names.identities.map((arn) => `identity ${arn}`),
  ];
}
