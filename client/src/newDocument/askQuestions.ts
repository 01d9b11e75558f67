import type { CancellationToken } from "vscode";
import type { Answers, Question } from "../../../server/src/protocol.ts";
import { askForChoice } from "./askForChoice.ts";
import { askForText } from "./askForText.ts";
import { BACK, type Check, type Step, type StepResult } from "./step.ts";

/** What is wrong with an answer to a question, given those to the questions before it; null when it will do. */
export type Validate = (
  question: Question,
  answer: string,
  previous: Answers,
  token: CancellationToken,
) => Promise<string | null>;

/** Asks one question after another, back and forth. Undefined when the person leaves. */
export async function askQuestions(
  title: string,
  questions: readonly Question[],
  remembered: Answers,
  validate: Validate,
): Promise<Answers | undefined> {
  const given: Record<string, string> = {};
  let index = 0;
  for (let question = questions[0]; question !== undefined; question = questions[index]) {
    const step: Step = {
      title: `${title}: ${question.title}`,
      number: index + 1,
      total: questions.length,
      initial: given[question.id] ?? remembered[question.id] ?? question.initial ?? "",
    };
    const previous = answersTo(questions.slice(0, index), given);
    const result = await ask(question, step, previous, validate);
    if (result === undefined) return undefined;
    if (result !== BACK) given[question.id] = result;
    index += result === BACK ? -1 : 1;
  }
  return given;
}

/** Answers to questions that somebody went back behind do not count until they are given again. */
function answersTo(questions: readonly Question[], given: Answers): Answers {
  return Object.fromEntries(questions.map(({ id }) => [id, given[id] ?? ""]));
}

function ask(question: Question, step: Step, previous: Answers, validate: Validate): Promise<StepResult> {
  if (question.choices !== undefined) return askForChoice(question, question.choices, step);
  const check: Check = (answer, token) => validate(question, answer, previous, token);
  return askForText(question, step, check);
}
