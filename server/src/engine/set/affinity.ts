import type { DocumentNames } from "./documentNames.ts";
import { areCompatible, distanceBetweenFolders, type Place } from "./folders.ts";

/** A document as far as it matters for which others belong to it. */
export interface KnownDocument {
  readonly uri: string;
  readonly place: Place;
  readonly names: DocumentNames;
}

/** Why a document may belong to another. */
export interface Affinity {
  /** Steps between their folders. */
  readonly distance: number;
  /** Whether they stand in one folder under one name. */
  readonly isSamePlace: boolean;
  /** Whether they name the same key or bucket. */
  readonly isSameThing: boolean;
}

/** Undefined where nothing shows that the two belong together. */
export function affinityOf(one: KnownDocument, other: KnownDocument): Affinity | undefined {
  const distance = distanceBetweenFolders(one.place.folder, other.place.folder);
  const isSamePlace = distance === 0 && one.place.stem === other.place.stem;
  const isSameThing =
    share(one.names.keyIds, other.names.keyIds) || share(one.names.buckets, other.names.buckets);
  const isLinked =
    isSamePlace ||
    isSameThing ||
    (distance === 0 && areCompatible(one.place, other.place) && shareAccount(one, other)) ||
    (share(one.names.identities, other.names.identities) && !contradict(one, other));
  return isLinked ? { distance, isSamePlace, isSameThing } : undefined;
}

/** Nearest folder first, then the same name, then the same key or bucket. */
export function compareAffinity(a: Affinity, b: Affinity): number {
  return (
    a.distance - b.distance ||
    Number(b.isSamePlace) - Number(a.isSamePlace) ||
    Number(b.isSameThing) - Number(a.isSameThing)
  );
}

function shareAccount({ names: one }: KnownDocument, { names: other }: KnownDocument): boolean {
  return share(one.accounts, other.accounts);
}

/**
 * Whether two documents that share no more than a role are about different things: a role may use many keys and
 * buckets, and each of them has documents of its own.
 */
function contradict({ names: one }: KnownDocument, { names: other }: KnownDocument): boolean {
  return (
    differ(one.keyIds, other.keyIds) ||
    differ(one.buckets, other.buckets) ||
    differ(one.regions, other.regions) ||
    differ(one.keyAccounts, other.accounts) ||
    differ(one.accounts, other.keyAccounts)
  );
}

function differ(one: readonly string[], other: readonly string[]): boolean {
  return one.length > 0 && other.length > 0 && !share(one, other);
}

function share(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => other.includes(value));
}
