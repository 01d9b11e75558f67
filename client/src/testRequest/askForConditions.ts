import { window, type QuickPickItem } from "vscode";
import type { RequestContext, RequestOffers } from "../../../server/src/protocol.ts";
import { answerIn } from "../newDocument/answerIn.ts";
import { BACK, type Step } from "../newDocument/step.ts";
import { askForOffer } from "../newDocument/askForOffer.ts";

type Keys = RequestOffers["conditionKeys"];

/** What a person does next: test, add a condition, or take out the one of that key. */
type Choice = "test" | "add" | { readonly remove: string };

interface Item extends QuickPickItem {
  readonly choice: Choice;
}

/** Asks for condition keys and their values, as many as the person likes. */
export async function askForConditions(
  step: Step,
  keys: Keys,
  start: RequestContext,
): Promise<RequestContext | typeof BACK | undefined> {
  let conditions = start;
  for (;;) {
    const choice = await askForChoice(step, conditions);
    if (choice === undefined || choice === BACK) return choice;
    if (choice === "test") return conditions;
    if (choice === "add") {
      const added = await askForCondition(step, keys, conditions);
      if (added === undefined) return undefined;
      conditions = added;
    } else {
      conditions = Object.fromEntries(Object.entries(conditions).filter(([key]) => key !== choice.remove));
    }
  }
}

async function askForChoice(
  step: Step,
  conditions: RequestContext,
): Promise<Choice | typeof BACK | undefined> {
  const pick = window.createQuickPick<Item>();
  pick.placeholder = "Test the request as it is, or add to what it carries.";
  pick.items = itemsFor(conditions);
  return answerIn(pick, step, () => pick.selectedItems[0]?.choice);
}

function itemsFor(conditions: RequestContext): readonly Item[] {
  return [
    { label: "$(play) Test the request", choice: "test" },
    { label: "$(add) Add a condition key…", choice: "add" },
    ...Object.entries(conditions).map(([key, values]) => ({
      label: `$(trash) ${key} = ${values.join(", ")}`,
      description: "take it out",
      choice: { remove: key },
    })),
  ];
}

/** One more value. Whoever goes back is where they began; undefined from somebody who left. */
async function askForCondition(
  step: Step,
  keys: Keys,
  conditions: RequestContext,
): Promise<RequestContext | undefined> {
  const check = (value: string): Promise<string | null> =>
    Promise.resolve(/^[\w-]+:\S+$/.test(value) ? null : 'Give a condition key, such as "aws:SourceIp".');
  const offers = keys.map(({ name, values }) => ({
    value: name,
    description: values.length > 0 ? "used in the policy" : "",
  }));
  const prompt = "Which condition key? Choose, or type one.";
  const key = await askForOffer({ step, prompt, offers, check });
  if (key === BACK) return conditions;
  const value = key && (await askForValue({ ...step, title: `Test a Request: ${key}` }, keys, key));
  if (key === undefined || value === undefined) return undefined;
  return value === BACK ? conditions : { ...conditions, [key]: [...(conditions[key] ?? []), value] };
}

function askForValue(step: Step, keys: Keys, key: string): Promise<string | typeof BACK | undefined> {
  const known = keys.find(({ name }) => name === key)?.values ?? [];
  const offers = known.map((value) => ({ value, description: "in the policy" }));
  const prompt = "Which value? One; more of them can be added after it.";
  return askForOffer({ step, prompt, offers, check: () => Promise.resolve(null) });
}
