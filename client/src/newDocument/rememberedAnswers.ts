import type { Memento } from "vscode";
import type { Answers } from "../../../server/src/protocol.ts";

const KEY = "latchkey.answers";

/** The answers given before in this workspace, by the id of their question. */
export function recallAnswers(memory: Memento): Answers {
  return memory.get<Answers>(KEY, {});
}

/** Documents of one workspace share accounts, regions and roles, so that all questions share one memory. */
export async function rememberAnswers(memory: Memento, answers: Answers): Promise<void> {
  await memory.update(KEY, { ...recallAnswers(memory), ...answers });
}
