import type { InputBox, QuickPick, QuickPickItem } from "vscode";
import { BACK, buttonsOf, showStep, type Step } from "./step.ts";

/**
 * Shows an input until what is accepted in it is an answer, and lets go of it. Undefined from somebody who left.
 */
export async function answerIn<A>(
  input: QuickPick<QuickPickItem> | InputBox,
  step: Step,
  answer: () => A | undefined | Promise<A | undefined>,
): Promise<A | typeof BACK | undefined> {
  showStep(input, step);
  input.buttons = buttonsOf(step);
  try {
    return await new Promise((resolve) => {
      const accept = async (): Promise<void> => {
        const given = await answer();
        if (given !== undefined) resolve(given);
      };
      input.onDidAccept(() => void accept());
      input.onDidTriggerButton(() => {
        resolve(BACK);
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}
