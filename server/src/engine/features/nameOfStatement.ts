import type { Statement } from "../policy/policy.ts";

/** A statement's Sid or, without one, its place, counted from 1: what a button that leads to it says. */
export function nameOfStatement({ sid, index }: Statement): string {
  return sid === undefined || sid.value === "" ? `Statement ${String(index + 1)}` : sid.value;
}
