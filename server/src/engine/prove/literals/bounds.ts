import type { Truth } from "../../evaluate/truth.ts";

/** What is certain and what is possible; one and the same where there is no doubt. */
export interface Bounds<T> {
  readonly surely: T;
  readonly possibly: T;
}

export function boundsOf(truth: Truth): Bounds<boolean> {
  return { surely: truth === true, possibly: truth !== false };
}

export function exactly<T>(value: T): Bounds<T> {
  return { surely: value, possibly: value };
}

/** The bounds of the opposite: what is certain then is what was not even possible before. */
export function opposite<T>({ surely, possibly }: Bounds<T>, not: (value: T) => T): Bounds<T> {
  const certain = not(possibly);
  return { surely: certain, possibly: surely === possibly ? certain : not(surely) };
}
