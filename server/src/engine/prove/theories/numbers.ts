import { toNumber } from "../../evaluate/numbers.ts";

/**
 * Whole numbers, one of which satisfies a set of comparisons with these numbers if any does: between two
 * neighbours all behave alike. No numeric key of IAM takes fractions but the TLS version, and none is negative.
 */
export function candidateNumbers(values: readonly string[]): readonly string[] {
  const near = values.flatMap((value) => {
    const number = toNumber(value);
    return number === undefined
      ? []
      : [Math.floor(number), Math.ceil(number), Math.floor(number) + 1, Math.ceil(number) - 1];
  });
  // TLS versions are compared by value, so those written in the policy are tried as they stand.
  const written = values.filter((value) => toNumber(value) !== undefined);
  return [
    ...written,
    ...new Set([...near, 0].filter((number) => number >= 0 && Number.isSafeInteger(number)).map(String)),
  ];
}
