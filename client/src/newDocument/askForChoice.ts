import { window, type QuickPickItem } from "vscode";
import type { Choice, Question } from "../../../server/src/protocol.ts";
import { answerIn } from "./answerIn.ts";
import type { Step, StepResult } from "./step.ts";

type Item = QuickPickItem & Choice;

/** Asks for one of the answers that are possible. */
export async function askForChoice(
  question: Question,
  choices: readonly Choice[],
  step: Step,
): Promise<StepResult> {
  const pick = window.createQuickPick<Item>();
  pick.placeholder = question.prompt;
  pick.items = choices;
  pick.activeItems = pick.items.filter(({ value }) => value === step.initial);
  return answerIn(pick, step, () => pick.selectedItems[0]?.value);
}
