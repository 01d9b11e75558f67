import { CancellationTokenSource, window, type InputBox } from "vscode";
import type { Question } from "../../../server/src/protocol.ts";
import { answerIn } from "./answerIn.ts";
import type { Check, Step, StepResult } from "./step.ts";

/** Asks for an answer that is typed, and says what is wrong with it meanwhile. */
export async function askForText(
  question: Pick<Question, "prompt" | "placeholder">,
  step: Step,
  check: Check,
): Promise<StepResult> {
  const box = window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = step.initial;
  const isRight = validatorOf(box, check);
  box.onDidChangeValue(() => void isRight());
  if (box.value !== "") void isRight();
  return answerIn(box, step, async () => {
    const { value } = box;
    return (await isRight()) ? value.trim() : undefined;
  });
}

/** Checks the text as it stands, and shows the outcome unless the text has changed in the meantime. */
function validatorOf(box: InputBox, check: Check): () => Promise<boolean> {
  let latest = new CancellationTokenSource();
  return async () => {
    latest.cancel();
    const own = new CancellationTokenSource();
    latest = own;
    const complaint = await check(box.value, own.token).catch(noAnswer);
    if (own.token.isCancellationRequested) return false;
    box.validationMessage = complaint ?? undefined;
    return complaint === null;
  };
}

function noAnswer(reason: unknown): string {
  return `Latchkey's server gives no answer. ${String(reason)}`;
}
