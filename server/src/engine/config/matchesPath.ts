import { matchesGlob } from "../policy/glob.ts";

/**
 * Whether a path with slashes matches a glob pattern: `*` and `?` stay within a folder, `**` stands for any number of
 * folders. Takes time in proportion to the product of both lengths at most.
 */
export function matchesPath(path: string, pattern: string): boolean {
  const parts = path.split("/");
  // Whether the first parts, as many as the index says, match what of the pattern has been looked at.
  let matched = [true, ...parts.map(() => false)];
  for (const wanted of pattern.replace(/^\.\//, "").split("/")) matched = withPart(matched, parts, wanted);
  return matched[parts.length] === true;
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
