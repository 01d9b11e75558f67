import { window, type QuickPickItem } from "vscode";
import { answerIn } from "./answerIn.ts";
import type { Step, StepResult } from "./step.ts";

/** A list to choose from; what is not in it may be typed. */
export interface OfferQuestion {
  readonly step: Step;
  readonly prompt: string;
  readonly offers: readonly Offer[];
  /** What is wrong with what was typed, a sentence; null when it will do. */
  readonly check: (value: string) => Promise<string | null>;
  /** Takes several, with commas between. */
  readonly takesSeveral?: boolean;
  /** What no answer means; missing where there has to be one. */
  readonly withoutAnswer?: string;
}

interface Offer {
  readonly value: string;
  readonly description: string;
}

interface Item extends QuickPickItem {
  readonly value: string;
}

/** Asks for one of the offers or for something that is typed. */
export async function askForOffer(question: OfferQuestion): Promise<StepResult> {
  const { step, prompt, check, withoutAnswer } = question;
  const pick = window.createQuickPick<Item>();
  pick.placeholder = prompt;
  pick.matchOnDescription = true;
  pick.items = itemsAfter(question, "");
  const known = pick.items.find(({ value }) => value === step.initial);
  if (known !== undefined) pick.activeItems = [known];
  else pick.value = step.initial;
  const showTyped = async (text: string): Promise<void> => {
    const typed = text.trim();
    const offered = itemsAfter(question, typed);
    const isNew = typed !== "" && !offered.some(({ value }) => value === typed);
    const complaint = isNew ? await check(typed).catch(String) : null;
    if (pick.value !== text) return;
    // What was typed is only a part of an offer more often than not: it is not complained of loudly.
    const item = { label: typed, description: complaint ?? "as typed", value: typed, alwaysShow: true };
    pick.items = isNew ? [...offered, item] : offered;
  };
  pick.onDidChangeValue((text) => void showTyped(text));
  if (pick.value !== "") void showTyped(pick.value);
  return answerIn(pick, step, async () => {
    const chosen = pick.selectedItems[0]?.value ?? pick.value.trim();
    if (chosen === "" && withoutAnswer === undefined) return undefined;
    const complaint = chosen === "" ? null : await check(chosen).catch(String);
    if (complaint === null) return chosen;
    pick.items = pick.items.map((item) => complainOf(item, chosen, complaint));
    return undefined;
  });
}

/** What can be chosen after what was typed: behind a comma one more of what is not there yet. */
function itemsAfter({ offers, takesSeveral, withoutAnswer }: OfferQuestion, typed: string): readonly Item[] {
  const comma = takesSeveral === true ? typed.lastIndexOf(",") : -1;
  if (comma >= 0) {
    const before = typed.slice(0, comma).trim();
    const listed = before.split(",").map((each) => each.trim());
    return offers.filter(({ value }) => !listed.includes(value)).map((offer) => toItem(offer, `${before}, `));
  }
  const none = withoutAnswer === undefined ? [] : [{ label: withoutAnswer, value: "" }];
  return [...none, ...offers.map((offer) => toItem(offer, ""))];
}

/** What is known in the workspace need not fit the answers before it. */
function complainOf(item: Item, value: string, complaint: string): Item {
  return item.value === value ? { ...item, description: complaint } : item;
}

function toItem({ value, description }: Offer, before: string): Item {
  return { label: `${before}${value}`, description, value: `${before}${value}` };
}
