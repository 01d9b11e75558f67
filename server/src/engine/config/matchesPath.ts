import { matchesGlob } from "../policy/glob.ts";

/**
 * Whether a path with slashes matches a glob pattern: `*` and `?` stay within a folder, `**` stands for any number of
 * folders, a backslash counts as a slash, as people on Windows write it, and `[*]`, `[?]` and `[\]` stand for the
 * characters themselves. Takes time in proportion to the product of both lengths at most.
 */
export function matchesPath(path: string, pattern: string): boolean {
  const parts = path.split("/").map((part) => part.replaceAll("*", STAR).replaceAll("?", MARK));
  // Whether the first parts, as many as the index says, match what of the pattern has been looked at.
  let matched = [true, ...parts.map(() => false)];
  for (const wanted of pattern.replace(/^\.[\\/]/, "").split(SEPARATOR))
    matched = withPart(
      matched,
      parts,
      wanted.replaceAll("[*]", STAR).replaceAll("[?]", MARK).replaceAll("[\\]", "\\"),
    );
  return matched[parts.length] === true;
}

/** Every slash, and every backslash but that of `[\]`. */
const SEPARATOR = /\/|\\(?!\])|(?<!\[)\\/;

/** Part of a pattern: neither empty nor one or two dots alone, as no name is. */
const PART = String.raw`(?!\.{1,2}(?:[\\/]|$))(?:\[\\\]|(?!\[\\\])[^\\/])+`;

/** What a pattern is that fits a path at all: from the folder on that paths go from, with one `./` before it at most. */
export const reachingPattern = new RegExp(
  String.raw`^(?![A-Za-z]:[\\/])(?:\.[\\/])?${PART}(?:[\\/]${PART})*$`,
);

/** What a star and a question mark of a name are taken for, so that they are none of the pattern's: no name has these. */
const STAR = "/";
const MARK = "\0";

/** The pattern that a path alone matches. */
export function patternOfPath(path: string): string {
  return path.replaceAll(/[*?\\]/g, "[$&]");
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
