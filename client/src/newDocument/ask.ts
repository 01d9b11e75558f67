import type { CancellationToken } from "vscode";
import type { Answers, Choice, Question } from "../../../server/src/protocol.ts";
import { askForChoice } from "./askForChoice.ts";
import { askForOffer } from "./askForOffer.ts";
import { askForSeveral } from "./askForSeveral.ts";
import { askForText } from "./askForText.ts";
import { BACK, type Check, type Step, type StepResult } from "./step.ts";

/** What is wrong with an answer to a question, given those to the questions before it; null when it will do. */
export type Validate = (
  question: Question,
  answer: string,
  previous: Answers,
  token?: CancellationToken,
) => Promise<string | null>;

/** Asks one question in the way that fits it. */
export function ask(
  question: Question,
  step: Step,
  previous: Answers,
  validate: Validate,
): Promise<StepResult> {
  const { choices, takesSeveral = false, offers, withoutAnswer } = question;
  if (choices !== undefined)
    return takesSeveral ? tick(question, choices, step) : askForChoice(question, choices, step);
  const check: Check = (answer, token) => validate(question, answer, previous, token);
  const hint = withoutAnswer === undefined ? "" : ` Leave it empty: ${lowerFirst(withoutAnswer)}.`;
  if (offers.length === 0)
    return askForText({ ...question, prompt: `${question.prompt}${hint}` }, step, check);
  return askForOffer({
    step,
    prompt: question.prompt,
    offers,
    check: (value) => validate(question, value, previous),
    takesSeveral,
    ...(withoutAnswer !== undefined && { withoutAnswer }),
  });
}

async function tick({ prompt }: Question, choices: readonly Choice[], step: Step): Promise<StepResult> {
  const ticked = step.initial.split(",");
  const items = choices.map(({ value, label, description = "" }) => ({
    value,
    label,
    detail: description,
    picked: ticked.includes(value),
  }));
  const result = await askForSeveral(step, prompt, items);
  return result === undefined || result === BACK ? result : result.map(({ value }) => value).join(",");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
