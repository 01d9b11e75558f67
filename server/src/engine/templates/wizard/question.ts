import type { Choice } from "../setup/members.ts";

/** Answers by question id. Those to a question with several answers have commas between. */
export type Answers = Readonly<Record<string, string>>;

/** One thing to ask before files can be written. */
export interface Question {
  readonly id: string;
  /** Names the step. */
  readonly title: string;
  /** Says what to enter and why it matters. */
  readonly prompt: string;
  /** An example of an answer that is typed. */
  readonly placeholder: string;
  /** The answer to begin with. */
  readonly initial?: string;
  /** What it means to give no answer, in a few words; an answer is needed where there is none. */
  readonly withoutAnswer?: string;
  /** The only possible answers; any text where there are none. */
  readonly choices?: readonly Choice[];
  /** Takes any number of answers. */
  readonly takesSeveral?: boolean;
  /** Asked only where the answers to another question include one. */
  readonly onlyWith?: { readonly question: string; readonly answer: string };
}
