import { window, type Memento } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type GenerateParams,
  type Goal,
  type NewFile,
  type Question,
  type QuestionsParams,
  type ValidateParams,
} from "../../../server/src/protocol.ts";
import type { Validate } from "./ask.ts";
import { askQuestions } from "./askQuestions.ts";
import { recallAnswers, rememberAnswers } from "./rememberedAnswers.ts";
import type { BACK, Step } from "./step.ts";

/** What somebody wants to have written. */
export interface Wish {
  readonly goal: Goal;
  /** Names it in every step. */
  readonly title: string;
  /** Answers to the questions about the choice of a key, if there are any. */
  readonly decision?: unknown;
  /** What happens with the files. It may lead back to the last question. */
  readonly use: (files: readonly NewFile[], step: Step) => Promise<typeof BACK | undefined>;
  /** Names the step in which the files are used, where that asks something too. */
  readonly useTitle?: string;
}

/** Asks the server's questions and hands over the files that the answers lead to. */
export async function askForFiles(client: LanguageClient, memory: Memento, wish: Wish): Promise<void> {
  const { goal, title, decision, use, useTitle } = wish;
  const questions: readonly Question[] = await client.sendRequest(questionsMethod, {
    goal,
    decision,
  } satisfies QuestionsParams);
  const validate: Validate = ({ id: question }, answer, previous, token) => {
    const params: ValidateParams = { goal, question, answer, previous };
    return client.sendRequest<string | null>(validateMethod, params, token);
  };
  await askQuestions({
    title,
    questions,
    remembered: recallAnswers(memory),
    validate,
    ...(useTitle !== undefined && { finishTitle: useTitle }),
    finish: async (answers, step) => {
      await rememberAnswers(memory, answers);
      const params: GenerateParams = { goal, answers };
      const files = await client.sendRequest<readonly NewFile[] | null>(generateMethod, params);
      if (files !== null) return use(files, step);
      void window.showErrorMessage("Latchkey could not write the files. Its output says why.");
      return undefined;
    },
  });
}
