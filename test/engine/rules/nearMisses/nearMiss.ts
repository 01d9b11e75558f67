/** A policy in which a rule finds something, and one that differs from such by what makes the difference. */
export interface NearMiss {
  readonly fires: object;
  readonly spares: object;
  /** The default encryption of the bucket, where it matters. */
  readonly encryption?: object;
}
