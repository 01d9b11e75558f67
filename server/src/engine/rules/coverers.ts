import { hasWildcard, matchesGlob } from "../policy/glob.ts";

/**
 * Which patterns of a list stand for all that another one of it stands for: the index of each that is covered, with
 * that of one that covers it. Of two that are the same the later one is covered. Large policies have lists of
 * hundreds, so patterns are looked up by what stands before their first wildcard.
 */
export function coverersIn(patterns: readonly string[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const byBeginning = new Map<string, number[]>();
  patterns.forEach((pattern, index) => {
    if (!first.has(pattern)) first.set(pattern, index);
    if (!hasWildcard(pattern)) return;
    const beginning = pattern.slice(0, pattern.search(/[*?]/));
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), index]);
  });
  const lengths = [...new Set([...byBeginning.keys()].map(({ length }) => length))];
  const coverers = new Map<number, number>();
  patterns.forEach((pattern, index) => {
    const same = first.get(pattern) ?? index;
    const others = lengths.flatMap((length) => byBeginning.get(pattern.slice(0, length)) ?? []);
    const coverer = same < index ? same : others.find((other) => isCoveredBy(patterns, index, other));
    if (coverer !== undefined) coverers.set(index, coverer);
  });
  return coverers;
}

/** Of two that cover each other the first one stays. */
function isCoveredBy(patterns: readonly string[], index: number, other: number): boolean {
  const [pattern = "", wider = ""] = [patterns[index], patterns[other]];
  if (index === other || !covers(wider, pattern)) return false;
  return !covers(pattern, wider) || other < index;
}

/**
 * Whether a pattern certainly stands for all that another one stands for: a star takes in a wildcard or a variable as
 * it takes in any text. What stands in a variable of the wider one, and what a question mark takes in, is left open.
 */
function covers(wider: string, pattern: string): boolean {
  if (wider.includes("$") || (wider.includes("?") && /[*$]/.test(pattern))) return false;
  return matchesGlob(pattern, wider);
}
