import { toInstants } from "../../evaluate/dates.ts";

const SECOND = 1000;
const YEAR_10000 = Date.UTC(9999, 11, 31);

/**
 * Dates, one of which satisfies a set of comparisons with these dates if any does: requests are dated to the
 * second, and between two neighbours all seconds behave alike.
 */
export function candidateDates(values: readonly string[]): readonly string[] {
  const instants = values.flatMap(toInstants).flatMap((instant) => {
    const second = Math.floor(instant / SECOND) * SECOND;
    return [second + SECOND, second, second - SECOND];
  });
  return [...new Set([...instants, Date.UTC(2026, 0, 1)])]
    .filter((instant) => instant >= 0 && instant <= YEAR_10000)
    .map((instant) => new Date(instant).toISOString().replace(".000Z", "Z"));
}
