/** Where a document stands: its folder, and what its name says beside what kind of document it is. */
export interface Place {
  /** The URI without the last part of its path. */
  readonly folder: string;
  /** `records` for `records.bucket-policy.json`; empty for `bucket-policy.json`. */
  readonly stem: string;
}

export function placeOf(uri: string): Place {
  const slash = uri.lastIndexOf("/");
  return { folder: uri.slice(0, Math.max(slash, 0)), stem: stemOf(uri.slice(slash + 1)) };
}

/** What is left of a file's name without its ending and the words for kinds of documents. */
function stemOf(fileName: string): string {
  const words = fileName
    .toLowerCase()
    .replace(/\.jsonc?$/, "")
    .split(/[-_. ]+/);
  return words.filter((word) => !kindWords.has(word)).join("-");
}

const kindWords: ReadonlySet<string> = new Set([
  ...[
    "key",
    "kms",
    "cmk",
    "bucket",
    "s3",
    "sse",
    "policy",
    "encryption",
    "default",
    "config",
    "configuration",
  ],
]);

/** Whether two names can be of one set: the same words, or none in one of them. */
export function areCompatible(a: Place, b: Place): boolean {
  return a.stem === b.stem || a.stem === "" || b.stem === "";
}

/** How many steps it takes from one folder to another, up and down. */
export function distanceBetweenFolders(a: string, b: string): number {
  if (a === b) return 0;
  const [from, to] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return from.length + to.length - 2 * shared;
}

/** The last part of a URI's path, as people read it. An escape that means nothing stays as it is. */
export function nameOfFile(uri: string): string {
  const path = uri.replace(/[?#].*$/, "");
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.indexOf(":")) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
