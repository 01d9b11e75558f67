import { QuickInputButtons, type CancellationToken, type QuickInput } from "vscode";

/** One question's place in a row of questions. */
export interface Step {
  readonly title: string;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  /** The answer that stands there already. */
  readonly initial: string;
}

/** What is wrong with an answer, a sentence; null when it will do. */
export type Check = (answer: string, token: CancellationToken) => Promise<string | null>;

/** The wish to see the question before this one again. */
export const BACK = Symbol("back");

/** Undefined from somebody who left. */
export type StepResult = string | typeof BACK | undefined;

/** Says where in the row an input stands. It stays open while its user looks an answer up in another window. */
export function showStep(input: QuickInput, { title, number, total }: Step): void {
  input.title = title;
  input.step = number;
  input.totalSteps = total;
  input.ignoreFocusOut = true;
}

/** The first question has none before it. */
export function buttonsOf({ number }: Step): readonly (typeof QuickInputButtons.Back)[] {
  return number > 1 ? [QuickInputButtons.Back] : [];
}
