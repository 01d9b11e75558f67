import { window, type QuickPickItem } from "vscode";
import { BACK, buttonsOf, showStep, type Step } from "./step.ts";

/** Lets a person tick any of a list. Undefined from somebody who left. */
export async function askForSeveral<T extends QuickPickItem>(
  step: Step,
  prompt: string,
  items: readonly T[],
): Promise<readonly T[] | typeof BACK | undefined> {
  const pick = window.createQuickPick<T>();
  showStep(pick, step);
  pick.placeholder = prompt;
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked);
  pick.buttons = buttonsOf(step);
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        resolve(pick.selectedItems);
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
