import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type GenerateParams,
  type Question,
  type QuestionsParams,
  type ValidateParams,
} from "../protocol.ts";
import type { Session } from "./session.ts";

/** Serves the questions that lead to a new document, so that a client needs to know nothing of policies. */
export function serveNewDocuments({ connection, services: { newDocuments }, guard }: Session): void {
  const listQuestions = ({ kind }: QuestionsParams): readonly Question[] => newDocuments.questionsOf(kind);
  const validate = ({ kind, question, answer, previous }: ValidateParams): string | null =>
    newDocuments.validateAnswer(kind, question, answer, previous) ?? null;
  const generate = ({ kind, answers }: GenerateParams): string | null => newDocuments.generate(kind, answers);

  connection.onRequest(questionsMethod, guard("Listing the questions", [], listQuestions));
  connection.onRequest(validateMethod, guard("Validating an answer", null, validate));
  connection.onRequest(generateMethod, guard("Writing a document", null, generate));
}
