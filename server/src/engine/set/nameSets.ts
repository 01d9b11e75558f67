import type { KnownDocument } from "./affinity.ts";
import type { DocumentSet, FoundSet } from "./documentSet.ts";
import { nameOfFile, placeOf } from "./folders.ts";

/** The name of the folder that a document stands in, by the document's URI; empty where it has none. */
export type FolderNameOf = (uri: string) => string;

/** For URIs that are whole. */
export function folderNameOf(uri: string): string {
  return nameOfFile(placeOf(uri).folder);
}

/** Names sets after their bucket or, without one, their files; those of one name after their folders, then files, too. */
export function nameSets(sets: readonly FoundSet[], nameOfFolder: FolderNameOf): readonly DocumentSet[] {
  const names = uniqueNames(sets.map(({ anchor }) => namesFor(anchor, nameOfFolder(anchor.uri))));
  return sets.map(({ documents, ambiguities }, index) => ({
    name: names[index] ?? "",
    documents,
    ambiguities,
  }));
}

/** What a set may be called, from short to certain. */
type Names = readonly [short: string, inFolder: string, byFile: string];

function uniqueNames(all: readonly Names[]): readonly string[] {
  const shortCounts = countsOf(all.map(([short]) => short));
  const longCounts = countsOf(all.map(([, inFolder]) => inFolder));
  return all.map(([short, inFolder, byFile]) => {
    if (shortCounts.get(short) === 1) return short;
    return longCounts.get(inFolder) === 1 ? inFolder : byFile;
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function namesFor({ uri, names, place: { stem } }: KnownDocument, folder: string): Names {
  const file = nameOfFile(uri);
  const short = [...names.buckets, stem, folder, file].find((name) => name !== "") ?? "";
  const path = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("/");
  return [short, `${short} (${path(folder, stem)})`, `${short} (${path(folder, file)})`];
}
