/** What a finding is silenced by: a rule in a document, or in the statement of it that has a Sid. */
export interface Silence {
  readonly uri: string;
  readonly rule: string;
  readonly sid?: string;
  /** What is asked about. */
  readonly title: string;
}

/** Request to the server: the edit that silences findings; null where the configuration file takes none. */
export const silenceMethod = "latchkey/silence";

export interface SilenceParams extends Silence {
  readonly reason: string;
}
