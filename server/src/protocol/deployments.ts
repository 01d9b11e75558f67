import type { DocumentKindName } from "./sets.ts";

/** Request to the server: what an open document is and what it changes, before it takes the place of what AWS has; null for none of ours. */
export const deployableMethod = "latchkey/deployable";

export interface DeployableParams {
  readonly uri: string;
  /** What AWS has; null where it has none. */
  readonly deployed?: string | null;
}

export interface Deployable {
  readonly kind: DocumentKindName;
  /** The messages of its findings that are errors. */
  readonly errors: readonly string[];
  /** The buckets that it names, then those of its set. */
  readonly buckets: readonly string[];
  /** The ARNs of the keys that it is about. */
  readonly keys: readonly string[];
  /** Those that the others of its set are about. */
  readonly setKeys: readonly string[];
  /**
   * What it decides or sets otherwise than what AWS has, a sentence each, what cannot be ruled out too. Missing where
   * AWS's text was not given or one of the two cannot be read.
   */
  readonly changes?: readonly string[];
}

/** Notification to the server: ARNs that the client has read from AWS in this session, the latest first, all that are to be offered each time. */
export const knownArnsMethod = "latchkey/knownArns";

export interface KnownArnsParams {
  readonly arns: readonly string[];
}
