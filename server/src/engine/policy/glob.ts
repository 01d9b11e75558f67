/** Whether `*` (any text, also none) or `?` (any one character) stands in a pattern. */
export function hasWildcard(pattern: string): boolean {
  return pattern.includes("*") || pattern.includes("?");
}

/**
 * Whether a text matches a pattern with `*` and `?`, case counting. Linear in practice and never exponential:
 * only the last star is ever tried again.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    const expected = pattern[next];
    if (expected === "*") {
      star = next++;
      resume = at;
    } else if (expected === "?" || (expected !== undefined && expected === text[at])) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[next] === "*") next++;
  return next === pattern.length;
}
