import type { KnownDocument } from "./affinity.ts";
import type { DocumentSet, FoundSet } from "./documentSet.ts";
import { nameOfFile } from "./folders.ts";

/** The name of the folder that a document stands in; empty where it has none. */
export type FolderNameOf = (document: KnownDocument) => string;

/** For documents whose URIs are whole. */
export function folderNameOf({ place }: KnownDocument): string {
  return nameOfFile(place.folder);
}

/** Names sets after their bucket or, without one, their files; those of one name after their folders, then files, too. */
export function nameSets(sets: readonly FoundSet[], nameOfFolder: FolderNameOf): readonly DocumentSet[] {
  const names = uniqueNames(
    sets.map(({ anchor }) => anchor),
    nameOfFolder,
  );
  return sets.map(({ documents, ambiguities }, index) => ({
    name: names[index] ?? "",
    documents,
    ambiguities,
  }));
}

/** Most names are their own, so that nothing more has to be made up for them: this happens on every keystroke. */
function uniqueNames(anchors: readonly KnownDocument[], nameOfFolder: FolderNameOf): readonly string[] {
  const short = anchors.map((anchor) => shortNameOf(anchor, nameOfFolder));
  const shortCounts = countsOf(short);
  const isTaken = (name: string): boolean => shortCounts.get(name) !== 1;
  const long = anchors.map((anchor, index) => {
    const name = short[index] ?? "";
    return isTaken(name) ? longNameOf(name, nameOfFolder(anchor), anchor.place.stem) : "";
  });
  const longCounts = countsOf(long);
  return anchors.map((anchor, index) => {
    const [name = "", inFolder = ""] = [short[index], long[index]];
    if (!isTaken(name)) return name;
    return longCounts.get(inFolder) === 1
      ? inFolder
      : longNameOf(name, nameOfFolder(anchor), nameOfFile(anchor.uri));
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function shortNameOf(anchor: KnownDocument, nameOfFolder: FolderNameOf): string {
  return (
    [...anchor.names.buckets, anchor.place.stem].find((name) => name !== "") ??
    (nameOfFolder(anchor) || nameOfFile(anchor.uri))
  );
}

function longNameOf(name: string, ...path: readonly string[]): string {
  return `${name} (${path.filter((part) => part !== "").join("/")})`;
}
