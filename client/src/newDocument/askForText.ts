import { CancellationTokenSource, window, type InputBox } from "vscode";
import type { Question } from "../../../server/src/protocol.ts";
import { BACK, buttonsOf, showStep, type Check, type Step, type StepResult } from "./step.ts";

/** Asks for an answer that is typed, and says what is wrong with it meanwhile. */
export async function askForText(
  question: Pick<Question, "prompt" | "placeholder">,
  step: Step,
  check: Check,
): Promise<StepResult> {
  const box = window.createInputBox();
  showStep(box, step);
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.value = step.initial;
  box.buttons = buttonsOf(step);
  try {
    return await answerOf(box, check);
  } finally {
    box.dispose();
  }
}

function answerOf(box: InputBox, check: Check): Promise<StepResult> {
  const isRight = validatorOf(box, check);
  return new Promise((resolve) => {
    const accept = async (): Promise<void> => {
      const { value } = box;
      if (await isRight()) resolve(value.trim());
    };
    box.onDidChangeValue(() => void isRight());
    box.onDidAccept(() => void accept());
    box.onDidTriggerButton(() => {
      resolve(BACK);
    });
    box.onDidHide(() => {
      resolve(undefined);
    });
    box.show();
    if (box.value !== "") void isRight();
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
