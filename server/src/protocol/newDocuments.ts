/** What questions lead to: one document, a script, or all files of a setup. */
export type Goal = "setup" | "kms-key-policy" | "s3-bucket-policy" | "s3-bucket-encryption" | "script";

/** Answers so far, by the id of their question. Several answers to one question have commas between. */
export type Answers = Readonly<Record<string, string>>;

/** Request to the server: which questions lead to a goal, in their order, as an array of `Question`. */
export const questionsMethod = "latchkey/newDocument/questions";

export interface QuestionsParams {
  readonly goal: Goal;
  /** Answers to the questions about the choice of a key, which answer some of these. Anything else says nothing. */
  readonly decision?: unknown;
}

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly initial?: string;
  /** What no answer means, in a few words; missing where an answer is needed. */
  readonly withoutAnswer?: string;
  /** The only answers that are possible; without them the answer is typed. */
  readonly choices?: readonly Choice[];
  /** Takes any number of the choices. */
  readonly takesSeveral?: boolean;
  /** Asked only where the answers to another question include one. */
  readonly onlyWith?: { readonly question: string; readonly answer: string };
  /** What may be chosen instead of typed. */
  readonly offers: readonly { readonly value: string; readonly description: string }[];
  /** What the choice of a key says, which counts more than an answer of an earlier time. */
  readonly known?: string;
}

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

/** Request to the server: what is wrong with an answer, a sentence; null when it will do. */
export const validateMethod = "latchkey/newDocument/validate";

export interface ValidateParams {
  readonly goal: Goal;
  readonly question: string;
  readonly answer: string;
  /** To the questions before this one. */
  readonly previous: Answers;
}

/** Request to the server: the files that the answers lead to, as an array of `NewFile`; null when they lead to none. */
export const generateMethod = "latchkey/newDocument/generate";

export interface GenerateParams {
  readonly goal: Goal;
  readonly answers: Answers;
}

export interface NewFile {
  /** Without a folder. */
  readonly name: string;
  readonly text: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
}
