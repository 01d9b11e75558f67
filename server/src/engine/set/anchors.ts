import type { KnownDocument } from "./affinity.ts";

/** More documents than this that share a folder, role or key say nothing about which of them is meant. */
const MOST_SHARED = 50;

/** The documents that sets are built around, found by what they share with another. */
export interface Anchors {
  readonly near: (document: KnownDocument) => ReadonlySet<KnownDocument>;
}

export function indexAnchors(anchors: readonly KnownDocument[]): Anchors {
  const index = new Map<string, KnownDocument[]>();
  for (const anchor of anchors)
    for (const trait of traitsOf(anchor)) {
      const known = index.get(trait);
      if (known === undefined) index.set(trait, [anchor]);
      else known.push(anchor);
    }
  const near = (document: KnownDocument): ReadonlySet<KnownDocument> => {
    const found = new Set<KnownDocument>();
    for (const trait of traitsOf(document)) {
      const sharing = index.get(trait) ?? [];
      if (sharing.length <= MOST_SHARED) sharing.forEach((anchor) => found.add(anchor));
    }
    return found;
  };
  return { near };
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
