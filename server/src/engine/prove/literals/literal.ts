import type { Doubt, Truth } from "../../evaluate/truth.ts";
import type { Condition } from "../../policy/policy.ts";
import type { Bounds } from "./bounds.ts";
import type { Constraint } from "./constraint.ts";

/** The values of a key in one request: undefined when it is absent, one value unless the key takes several. */
export type Values = readonly string[] | undefined;

/**
 * A part of a statement that looks at one variable of the request: the resource, or one condition key. Where it
 * cannot be decided exactly the truth lies in between, as the bounds say.
 */
export interface Literal {
  /** `resource`, or a condition key in lower case. */
  readonly variable: string;
  /** When it matches. */
  readonly holds: Bounds<Constraint>;
  /** When it does not. */
  readonly fails: Bounds<Constraint>;
  /** The condition that it stands for; undefined for the resource. */
  readonly condition: Condition | undefined;
  /** What it makes of values that are given. */
  truthFor(values: Values | Doubt): Truth;
  /** The keys, in lower case, that its variables name. */
  readonly variables: readonly string[];
  /** The same with the values that are known in the place of variables; undefined where none is. */
  readonly filled: (valueOf: (key: string) => string | undefined) => Literal | undefined;
}
