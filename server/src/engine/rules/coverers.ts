import { hasWildcard, matchesGlob } from "../policy/glob.ts";

/** More comparisons than any policy of a legal size needs. Longer lists are only looked through for doubles. */
const MOST_COMPARISONS = 20_000;

/**
 * Which patterns of a list stand for nothing that another one of it does not stand for: the index of each that is
 * covered, with that of one that covers it. Of two that are the same the later one is covered.
 */
export function coverersIn(patterns: readonly string[]): ReadonlyMap<number, number> {
  const coverers = doublesIn(patterns);
  const wide = patterns.flatMap((pattern, index) => (hasWildcard(pattern) ? [index] : []));
  if (wide.length * patterns.length > MOST_COMPARISONS) return coverers;
  for (const by of wide) {
    const wider = patterns[by] ?? "";
    const beginning = wider.slice(0, wider.search(/[*?]/));
    patterns.forEach((pattern, index) => {
      if (index === by || coverers.has(index) || !pattern.startsWith(beginning)) return;
      if (covers(wider, pattern) && !(by > index && covers(pattern, wider))) coverers.set(index, by);
    });
  }
  return coverers;
}

function doublesIn(patterns: readonly string[]): Map<number, number> {
  const first = new Map<string, number>();
  const doubles = new Map<number, number>();
  patterns.forEach((pattern, index) => {
    const earlier = first.get(pattern);
    if (earlier === undefined) first.set(pattern, index);
    else doubles.set(index, earlier);
  });
  return doubles;
}

/**
 * Whether a pattern certainly stands for all that another one stands for: a star takes in a wildcard or a variable as
 * it takes in any text. What stands in a variable of the wider one, and what a question mark takes in, is left open.
 */
function covers(wider: string, pattern: string): boolean {
  if (wider.includes("$") || (wider.includes("?") && /[*$]/.test(pattern))) return false;
  return matchesGlob(pattern, wider);
}
