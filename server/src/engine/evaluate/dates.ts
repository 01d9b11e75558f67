import { mismatch } from "./mismatch.ts";
import type { OperatorFacts } from "./operators.ts";
import { isOrdered } from "./ordered.ts";
import type { Truth } from "./truth.ts";

const isoDate = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * The instants that a date may stand for, in milliseconds since 1970: ISO 8601 in the forms that the W3C lists,
 * or the seconds since 1970. Empty for other text. Two where AWS leaves a choice: four digits are a year or
 * seconds; a time without a zone, which the W3C does not list, may be UTC or no date at all (NaN).
 */
export function toInstants(text: string): readonly number[] {
  const seconds = /^\d+$/.test(text) ? [Number(text) * 1000] : [];
  const [, year, month = "01", day = "01", time, zone] = isoDate.exec(text) ?? [];
  if (year === undefined) return seconds;
  const midnight = Date.parse(`${year}-${month}-${day}T00:00Z`);
  // The 31st of a shorter month would silently become a day of the next one.
  if (Number.isNaN(midnight) || new Date(midnight).getUTCDate() !== Number(day)) return seconds;
  if (time === undefined) return [midnight, ...seconds];
  const instant = Date.parse(zone === undefined ? `${text}Z` : text);
  if (Number.isNaN(instant)) return [];
  return zone === undefined ? [instant, Number.NaN] : [instant];
}

/** Whether a date of the request stands to a date of the policy as the operator asks, before negation. */
export function matchesDate(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  const left = toInstants(requestValue);
  const right = toInstants(policyValue);
  if (left.length === 0) return mismatch(facts, requestValue, "a date");
  if (right.length === 0) return mismatch(facts, policyValue, "a date");
  const holds = (a: number, b: number): boolean => isOrdered(facts.comparison, a, b);
  const always = left.every((a) => right.every((b) => holds(a, b)));
  const ever = left.some((a) => right.some((b) => holds(a, b)));
  if (always === ever) return always;
  return { doubt: `The dates ${requestValue} and ${policyValue} can be read in more than one way.` };
}
