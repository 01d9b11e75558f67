import { window, workspace, type Memento } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type GenerateParams,
  type NewDocumentKind,
  type Question,
  type QuestionsParams,
  type ValidateParams,
} from "../../../server/src/protocol.ts";
import { askQuestions, type Validate } from "./askQuestions.ts";
import { recallAnswers, rememberAnswers } from "./rememberedAnswers.ts";

/** Asks the server's questions and opens the document that the answers lead to. Leaving early changes nothing. */
export async function createDocument(
  client: LanguageClient,
  memory: Memento,
  kind: NewDocumentKind,
  title: string,
): Promise<void> {
  const questions: readonly Question[] = await client.sendRequest(questionsMethod, {
    kind,
  } satisfies QuestionsParams);
  const validate: Validate = (question, answer, previous, token) => {
    const params: ValidateParams = { kind, question: question.id, answer, previous };
    return client.sendRequest<string | null>(validateMethod, params, token);
  };

  const answers = await askQuestions(title, questions, recallAnswers(memory), validate);
  if (answers === undefined) return;
  await rememberAnswers(memory, answers);
  const content: string | null = await client.sendRequest(generateMethod, {
    kind,
    answers,
  } satisfies GenerateParams);
  if (content === null) {
    void window.showErrorMessage("Latchkey could not write the document. Its output says why.");
    return;
  }
  await window.showTextDocument(await workspace.openTextDocument({ language: "json", content }));
}
