import type { Statement } from "../policy/policy.ts";
import type { CallerClass } from "./callers/callerClass.ts";
import type { Tie } from "./callers/ties.ts";
import type { Memory } from "./search/memory.ts";

/** Which requests are looked for. */
export interface Question {
  readonly action: string;
  /** The most ordinary first; "identified" is everyone but anonymous callers. */
  readonly callers: readonly CallerClass[] | "identified";
  /** What is known of the resource, which has to be here, and of condition keys (in lower case). */
  readonly asked: ReadonlyMap<string, Tie>;
  /** Statements none of which may apply. */
  readonly noneOf: readonly Statement[];
  /** Statements all of which have to apply. */
  readonly allOf?: readonly Statement[];
  /** Statements at least one of which has to apply, if there is such a list. */
  readonly oneOf?: readonly Statement[];
  /** Leaves out requests that a Deny spares only because of who calls, see `exemptionsOf`. */
  readonly ignoresExemptions?: boolean;
  /** What earlier questions of the same policy found out. */
  readonly memory?: Memory;
}
