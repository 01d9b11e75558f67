/**
 * How many slips of the pen apart two texts are: letters added, left out, changed, or swapped with their neighbour.
 * Infinity as soon as it is certain that there are more than `limit`.
 */
export function distanceBetween(a: string, b: string, limit = Infinity): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (Math.min(...row, ...last) > limit) return Infinity;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** How far the first `i` letters of one text are from the first letters of the other, for each number of these. */
function nextRow(
  a: string,
  b: string,
  i: number,
  last: readonly number[],
  beforeLast: readonly number[],
): readonly number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j++) {
    const added = Math.min(at(last, j), at(row, j - 1)) + 1;
    const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    row[j] = Math.min(added, changed, isSwapped ? at(beforeLast, j - 2) + 1 : Infinity);
  }
  return row;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

/** Longer texts are no names that somebody mistyped, and comparing them would take long. */
const LONGEST_NAME = 100;

/**
 * The candidate that a mistyped name was probably meant to be, case aside. Undefined when none is near
 * (a quarter of the letters may be wrong, and at most `limit`) or when several are equally near. A name that others
 * go on from is not whole yet, rather than one letter too long.
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = name.toLowerCase();
  let bound = Math.min(limit, Math.floor(wanted.length / 4));
  let found: string[] = [];
  const longer: string[] = [];
  for (const candidate of candidates) {
    if (goesOn(candidate, wanted)) longer.push(candidate);
    if (Math.abs(candidate.length - wanted.length) > bound) continue;
    const distance = distanceBetween(wanted, candidate.toLowerCase(), bound);
    if (distance > bound) continue;
    if (distance < bound) found = [];
    bound = distance;
    found.push(candidate);
  }
  const only = onlyOne(found);
  if (only === undefined || longer.length === 0 || longer.includes(only)) return only;
  return only.toLowerCase() === wanted ? only : onlyOne(longer);
}

function goesOn(candidate: string, beginning: string): boolean {
  return candidate.length > beginning.length && candidate.toLowerCase().startsWith(beginning);
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
