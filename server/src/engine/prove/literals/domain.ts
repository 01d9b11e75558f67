import type { Constraint } from "./constraint.ts";

/** What a variable may be before any statement has its say. */
export interface Domain {
  readonly constraints: readonly Constraint[];
  /** Whether one request may have several values for it. */
  readonly isMultivalued: boolean;
  /** Values to take where they will do, undefined for absence, the most ordinary first. */
  readonly preferred: readonly (string | undefined)[];
}
