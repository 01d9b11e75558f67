import { window, type QuickPickItem } from "vscode";
import type { Choice, Question } from "../../../server/src/protocol.ts";
import { BACK, buttonsOf, showStep, type Step, type StepResult } from "./step.ts";

type Item = QuickPickItem & Choice;

/** Asks for one of the answers that are possible. */
export async function askForChoice(
  question: Question,
  choices: readonly Choice[],
  step: Step,
): Promise<StepResult> {
  const pick = window.createQuickPick<Item>();
  showStep(pick, step);
  pick.placeholder = question.prompt;
  pick.items = choices;
  pick.activeItems = pick.items.filter(({ value }) => value === step.initial);
  pick.buttons = buttonsOf(step);
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) resolve(chosen.value);
      });
      pick.onDidTriggerButton(() => {
        resolve(BACK);
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
