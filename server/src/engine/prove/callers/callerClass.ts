import type { Caller } from "../../evaluate/request.ts";
import { namedTie, type Tie } from "./ties.ts";

/** Callers that the Principal elements of a policy cannot tell apart: one by name, or all of a type whom none names. */
export interface CallerClass {
  /** One of them. */
  readonly example: Caller;
  /** How a condition key (in lower case) follows from such a caller; undefined when it does not. */
  tieOf(key: string): Tie | undefined;
  /** The one of them for whom condition keys have these values. */
  toCaller(valueOf: (key: string) => string | undefined): Caller;
}

/** The class of one caller. */
export function namedCaller(caller: Caller): CallerClass {
  return { example: caller, tieOf: (key) => namedTie(caller, key), toCaller: () => caller };
}
