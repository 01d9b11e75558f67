import { window, type QuickPickItem } from "vscode";
import { BACK, buttonsOf, showStep, type Step, type StepResult } from "../newDocument/step.ts";

/** A list to choose from; what is not in it may be typed. */
export interface OfferQuestion {
  readonly step: Step;
  readonly prompt: string;
  readonly offers: readonly { readonly value: string; readonly description: string }[];
  /** What is wrong with what was typed, a sentence; null when it will do. */
  readonly check: (value: string) => Promise<string | null>;
}

interface Item extends QuickPickItem {
  readonly value: string;
}

/** Asks for one of the offers or for something that is typed. */
export async function askForOffer({ step, prompt, offers, check }: OfferQuestion): Promise<StepResult> {
  const pick = window.createQuickPick<Item>();
  showStep(pick, step);
  pick.placeholder = prompt;
  pick.matchOnDescription = true;
  pick.buttons = buttonsOf(step);
  const offered = offers.map(({ value, description }) => ({ label: value, description, value }));
  pick.items = offered;
  const known = offered.find(({ value }) => value === step.initial);
  if (known !== undefined) pick.activeItems = [known];
  else pick.value = step.initial;
  const showTyped = async (text: string): Promise<void> => {
    const typed = text.trim();
    const isNew = typed !== "" && !offers.some(({ value }) => value === typed);
    const complaint = isNew ? await check(typed).catch(String) : null;
    if (pick.value !== text) return;
    // What was typed is only a part of an offer more often than not: it is not complained of loudly.
    const item = { label: typed, description: complaint ?? "as typed", value: typed, alwaysShow: true };
    pick.items = isNew ? [...offered, item] : offered;
  };
  try {
    return await new Promise((resolve) => {
      const accept = async (): Promise<void> => {
        const chosen = pick.selectedItems[0]?.value ?? pick.value.trim();
        if (chosen !== "" && (await check(chosen).catch(String)) === null) resolve(chosen);
      };
      pick.onDidChangeValue((text) => void showTyped(text));
      pick.onDidAccept(() => void accept());
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
