import type { Memento } from "vscode";
import { decisionTabs, turned, type DecisionState, type DecisionTab } from "./messages.ts";

const place = "latchkey.decision";

/** What was left in this workspace, or a page that nobody has touched. */
export function readDecisionState(memory: Memento): DecisionState {
  const left = memory.get<Partial<Record<keyof DecisionState, unknown>>>(place);
  const tab = decisionTabs.find((one) => one === left?.tab) ?? "decide";
  return {
    tab,
    answers: entries(left?.answers, "string"),
    costs: entries(left?.costs, "number"),
    ...(typeof left?.set === "string" && { set: left.set }),
  };
}

export async function keepDecisionState(memory: Memento, state: DecisionState): Promise<void> {
  await memory.update(place, state);
}

/** Has the page turn to a tab when it is drawn next. */
export async function turnDecisionState(memory: Memento, tab: DecisionTab): Promise<void> {
  await keepDecisionState(memory, turned(readDecisionState(memory), tab));
}

interface Kinds {
  readonly string: string;
  readonly number: number;
}

function entries<K extends keyof Kinds>(from: unknown, kind: K): Readonly<Record<string, Kinds[K]>> {
  if (typeof from !== "object" || from === null) return {};
  const isFine = (entry: [string, unknown]): entry is [string, Kinds[K]] => typeof entry[1] === kind;
  return Object.fromEntries(Object.entries(from).filter(isFine));
}
