import type { KnownDocument } from "./affinity.ts";
import type { DocumentSet, FoundSet } from "./documentSet.ts";
import { nameOfFile } from "./folders.ts";

/** Names sets after their bucket or, without one, their files; those of one name after their folders, then files, too. */
export function nameSets(sets: readonly FoundSet[]): readonly DocumentSet[] {
  const names = uniqueNames(sets.map(({ anchor }) => anchor));
  return sets.map(({ documents, ambiguities }, index) => ({
    name: names[index] ?? "",
    documents,
    ambiguities,
  }));
}

function uniqueNames(anchors: readonly KnownDocument[]): readonly string[] {
  const short = anchors.map(nameOf);
  const long = anchors.map((anchor) => `${nameOf(anchor)} (${whereabouts(anchor)})`);
  const [shortCounts, longCounts] = [countsOf(short), countsOf(long)];
  return anchors.map((anchor, index) => {
    const [name = "", inFolder = ""] = [short[index], long[index]];
    if (shortCounts.get(name) === 1) return name;
    return longCounts.get(inFolder) === 1 ? inFolder : `${name} (${placeOfFile(anchor)})`;
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function nameOf({ names, place }: KnownDocument): string {
  const [bucket] = names.buckets;
  return bucket ?? (place.stem === "" ? nameOfFile(place.folder) : place.stem);
}

function whereabouts({ place }: KnownDocument): string {
  return [nameOfFile(place.folder), place.stem].filter((part) => part !== "").join("/");
}

function placeOfFile({ uri, place }: KnownDocument): string {
  return [nameOfFile(place.folder), nameOfFile(uri)].filter((part) => part !== "").join("/");
}
