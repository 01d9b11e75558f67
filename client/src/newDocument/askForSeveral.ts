import { window, type QuickPickItem } from "vscode";
import { answerIn } from "./answerIn.ts";
import type { BACK, Step } from "./step.ts";

/** Lets a person tick any of a list. Undefined from somebody who left. */
export async function askForSeveral<T extends QuickPickItem>(
  step: Step,
  prompt: string,
  items: readonly T[],
): Promise<readonly T[] | typeof BACK | undefined> {
  const pick = window.createQuickPick<T>();
  pick.placeholder = prompt;
  pick.canSelectMany = true;
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked);
  return answerIn(pick, step, () => pick.selectedItems);
}
