import { distanceBetween } from "../engine/catalog/nearest.ts";

/** Slips of the pen between what was written and what may have been meant. */
const MAX_DISTANCE = 2;

/** A question that names what was probably meant, with a blank before it; empty where no name is near. */
export function suggestion(written: string, names: readonly string[], prefix = ""): string {
  const limit = Math.min(MAX_DISTANCE, written.length - 1);
  const meant = names
    .map((name) => ({ name, distance: name.startsWith(written) ? 0 : distanceBetween(written, name) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0];
  return meant === undefined ? "" : didYouMean(prefix + meant.name);
}

export function didYouMean(meant: string): string {
  return ` Did you mean ${meant}?`;
}
