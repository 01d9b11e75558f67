/** Answers by question id. */
export type Answers = Readonly<Record<string, string>>;

/** One thing to ask before a document can be written. */
export interface Question {
  readonly id: string;
  /** Names the step. */
  readonly title: string;
  /** Says what to enter and why it matters. */
  readonly prompt: string;
  /** An example of an answer. */
  readonly placeholder: string;
  /** The answer to begin with. */
  readonly initial?: string;
  /** May be left empty. */
  readonly optional?: boolean;
  /** The only possible answers; any text where there are none. */
  readonly choices?: readonly Choice[];
}

interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}
