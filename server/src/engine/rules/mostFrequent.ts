/**
 * The first item of the name that most items have, or of the one that comes first among equals. Undefined where all
 * have one name, or there are none.
 */
export function mostFrequent<T>(items: readonly T[], nameOf: (item: T) => string): T | undefined {
  const byName = new Map<string, { readonly first: T; count: number }>();
  for (const item of items) {
    const known = byName.get(nameOf(item));
    if (known === undefined) byName.set(nameOf(item), { first: item, count: 1 });
    else known.count++;
  }
  if (byName.size < 2) return undefined;
  return [...byName.values()].reduce((best, each) => (each.count > best.count ? each : best)).first;
}
