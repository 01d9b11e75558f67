import { readDecisionAnswers } from "../engine/decision/decide.ts";
import { preparedQuestions } from "../engine/features/wizardQuestions.ts";
import { joinNames } from "../engine/set/knownNames.ts";
import { filesFor } from "../engine/templates/wizard/files.ts";
import { validateAnswer } from "../engine/templates/wizard/validate.ts";
import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type GenerateParams,
  type NewFile,
  type Question,
  type QuestionsParams,
  type ValidateParams,
} from "../protocol.ts";
import type { Session } from "./session.ts";

/** Serves the questions that lead to new documents, so that a client needs to know nothing of policies. */
export function serveNewDocuments({ connection, workspace, knownArns, indexed, guard }: Session): void {
  const listQuestions = async ({ goal, decision }: QuestionsParams): Promise<readonly Question[]> => {
    await indexed();
    return preparedQuestions(
      goal,
      joinNames([workspace.library.names(), knownArns()]),
      readDecisionAnswers(decision),
    );
  };
  const validate = ({ goal, question, answer, previous }: ValidateParams): string | null =>
    validateAnswer(goal, question, answer, previous) ?? null;
  const generate = ({ goal, answers }: GenerateParams): readonly NewFile[] | null => filesFor(goal, answers);

  connection.onRequest(questionsMethod, guard("Listing the questions", [], listQuestions));
  connection.onRequest(validateMethod, guard("Validating an answer", null, validate));
  connection.onRequest(generateMethod, guard("Writing a document", null, generate));
}
