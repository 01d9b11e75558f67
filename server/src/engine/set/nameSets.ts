import type { KnownDocument } from "./affinity.ts";
import type { DocumentSet, FoundSet } from "./documentSet.ts";
import { nameOfFile } from "./folders.ts";

/** Names sets after their bucket or, without one, their files; those of one name after their folders, too. */
export function nameSets(sets: readonly FoundSet[]): readonly DocumentSet[] {
  const counts = new Map<string, number>();
  for (const { anchor } of sets) {
    const name = nameOf(anchor);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return sets.map(({ anchor, documents, ambiguities }) => {
    const name = nameOf(anchor);
    const isShared = (counts.get(name) ?? 0) > 1;
    return { name: isShared ? `${name} (${whereabouts(anchor)})` : name, documents, ambiguities };
  });
}

function nameOf({ names, place }: KnownDocument): string {
  const [bucket] = names.buckets;
  return bucket ?? (place.stem === "" ? nameOfFile(place.folder) : place.stem);
}

function whereabouts({ place }: KnownDocument): string {
  return [nameOfFile(place.folder), place.stem].filter((part) => part !== "").join("/");
}
