import type { Statement } from "../../policy/policy.ts";
import type { Tie } from "../callers/ties.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";

/** What is known of condition keys (in lower case) beforehand. */
export interface Circumstance {
  /** Tells circumstances apart. */
  readonly name: string;
  readonly asked: ReadonlyMap<string, Tie>;
}

/** Any request at all. */
export const anyCircumstance: Circumstance = { name: "any", asked: new Map() };

/** A request that is looked for: a principal's, that gets through an Allow and past denies. */
export interface Wanted {
  readonly principal: KeyPrincipal;
  readonly statement: Statement;
  /** As the catalogue spells it; the statement names it. */
  readonly action: string;
  readonly circumstance: Circumstance;
  /** The denies that count. */
  readonly denies: readonly Statement[];
}
