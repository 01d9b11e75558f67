import { decisionQuestionIds, type DecisionAnswers } from "../../../server/src/engine/decision/questions.ts";

/** All sixteen ways to answer every question. */
export const allAnswers: readonly DecisionAnswers[] = Array.from({ length: 16 }, (_, number) =>
  Object.fromEntries(
    decisionQuestionIds.map((id, index) => [id, (number & (1 << index)) === 0 ? "no" : "yes"] as const),
  ),
);
