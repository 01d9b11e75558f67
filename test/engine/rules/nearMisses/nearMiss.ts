import type { DeclaredSet } from "../../../../server/src/engine/set/declaredSet.ts";

/** A policy in which a rule finds something, and one that differs from such by what makes the difference. */
export interface NearMiss {
  readonly fires: object;
  readonly spares: object;
  /** The default encryption of the bucket, where it matters. */
  readonly encryption?: object;
  /** What is declared of its set, where it matters. */
  readonly declared?: DeclaredSet;
}
