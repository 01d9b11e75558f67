/**
 * Why AWS was not asked, or did not do what it was asked to.
 * `setup`: nothing was sent. `credentials`: AWS does not take the caller's. `denied`: the caller may not. `missing`: there
 * is no such thing. `refused`: AWS does not take what was sent. `busy`: AWS took no more requests. `unreachable`: it is not
 * known whether AWS did it. `cancelled`: the person gave up. `other`: everything else.
 */
export type Reason =
  "setup" | "credentials" | "denied" | "missing" | "refused" | "busy" | "unreachable" | "cancelled" | "other";

/** The message is one or more whole sentences that say what to do, without anything secret. */
export class AwsError extends Error {
  override readonly name = "AwsError";

  constructor(
    readonly reason: Reason,
    message: string,
    /** What AWS itself said about the document that it did not take. */
    readonly complaint?: string,
  ) {
    super(message);
  }
}
