import { nearest } from "./nearest.ts";
import { partitionOfRegion, regions } from "./partitions.ts";

/** What tells the regions of a country apart: regions that AWS will open are named by these words too. */
const DIRECTIONS = /-(?:north|south|east|west|central){1,2}-\d+$/;

/** Whether a text may be a region, of today or one that AWS has yet to open. */
export function mayBeRegion(text: string): boolean {
  return regions.has(text) || (partitionOfRegion(text) !== undefined && DIRECTIONS.test(text));
}

/**
 * The region that a mistyped one was probably meant to be. Undefined where several are equally near. A number
 * is never corrected: any could be a new region's.
 */
export function nearestRegion(text: string): string | undefined {
  const repaired = text
    .toLowerCase()
    .replace(/^([a-z]{2})[-_ ]?(gov[-_ ]?)?([a-z]+?)[-_ ]?(\d+)[a-z]?$/, (_all, country, gov, word, digits) =>
      [country, ...(gov ? ["gov"] : []), word, digits].join("-"),
    );
  if (regions.has(repaired)) return repaired;
  const digits = /\d+$/.exec(repaired)?.[0];
  const candidates = [...regions.keys()].filter((region) => /\d+$/.exec(region)?.[0] === digits);
  return nearest(repaired, candidates, 2);
}
