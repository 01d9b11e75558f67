import { matchesGlob } from "../policy/glob.ts";

/**
 * Whether a path with slashes matches a glob pattern: `*` and `?` stay within a folder, `**` stands for any number of
 * folders, and `[*]` and `[?]` for the characters themselves. Takes time in proportion to the product of both lengths
 * at most.
 */
export function matchesPath(path: string, pattern: string): boolean {
  const parts = path.split("/").map((part) => part.replaceAll("*", STAR).replaceAll("?", MARK));
  // Whether the first parts, as many as the index says, match what of the pattern has been looked at.
  let matched = [true, ...parts.map(() => false)];
  for (const wanted of pattern.replace(/^\.\//, "").split("/"))
    matched = withPart(matched, parts, wanted.replaceAll("[*]", STAR).replaceAll("[?]", MARK));
  return matched[parts.length] === true;
}

/**
 * What a pattern is that fits a path at all: it goes from the folder on that paths go from, in parts that are neither
 * empty nor dots alone, one `./` at its beginning apart. Backslashes are told apart from slashes, but nobody means a
 * name that begins as a way out does.
 */
export const reachingPattern =
  /^(?!\\|[A-Za-z]:[\\/])(?:\.\/)?(?!\.{1,2}(?:[\\/]|$))[^/]+(?:\/(?!\.{1,2}(?:[\\/]|$))[^/]+)*$/;

/** What a star and a question mark of a name are taken for, so that they are none of the pattern's: no name has these. */
const STAR = "/";
const MARK = "\0";

/** The pattern that a path alone matches. */
export function patternOfPath(path: string): string {
  return path.replaceAll(/[*?]/g, "[$&]");
}

function withPart(matched: readonly boolean[], parts: readonly string[], wanted: string): boolean[] {
  if (wanted === "**") {
    const first = matched.indexOf(true);
    return matched.map((_, count) => first >= 0 && count >= first);
  }
  return matched.map(
    (_, count) => count > 0 && matched[count - 1] === true && matchesGlob(parts[count - 1] ?? "", wanted),
  );
}
