import { parseTree } from "../../tree/parse.ts";
import { listOf } from "../names.ts";
import { documentsOf } from "../setup/documents.ts";
import { readSetup } from "../setup/readSetup.ts";
import type { Setup } from "../setup/setup.ts";
import { jsonText, type SetupFile } from "../setup/setupFile.ts";
import { documentFile, filesOf } from "../setup/setupFiles.ts";
import { toSetup } from "../setup/toSetup.ts";
import { isToBeAsked, membersOf } from "./answers.ts";
import { ways, type Goal } from "./goals.ts";
import { formatsId, questionsOf } from "./questions.ts";
import type { Answers } from "./question.ts";
import { validateAnswer } from "./validate.ts";

/**
 * The files that the answers lead to. What a question begins with stands for an answer that is not there, and the
 * same answers always give the same files.
 * Throws a RangeError when an answer is missing or does not pass `validateAnswer`.
 */
export function filesFor(goal: Goal, given: Answers): readonly SetupFile[] {
  const initials = questionsOf(goal).map(({ id, initial = "" }) => [id, initial] as const);
  const answers: Answers = { ...Object.fromEntries(initials), ...given };
  for (const question of questionsOf(goal).filter((each) => isToBeAsked(each, answers))) {
    const complaint = validateAnswer(goal, question.id, answers[question.id] ?? "", answers);
    if (complaint !== undefined) throw new RangeError(`${question.id}: ${complaint}`);
  }
  const text = jsonText(membersOf(goal, answers));
  if (goal !== "setup" && goal !== "script") {
    const setup = partOfSetup(text);
    return [documentFile(goal, documentsOf(setup, setup.keyArn ?? ""))];
  }
  const setup = wholeSetup(text);
  const formats = listOf(answers[formatsId(goal)] ?? "");
  const files = (ways[goal].formats ?? [])
    .filter((format) => formats.includes(format))
    .flatMap((format) => filesOf(setup, format));
  const own = { name: "latchkey-setup.json", text, purpose: "your answers, for latchkey generate" };
  return goal === "script" ? files : [own, ...files];
}

/** As much of a setup as one of its documents is written from. */
function partOfSetup(text: string): Setup {
  const { root } = parseTree(text);
  if (root?.kind !== "object") throw new RangeError("There are no answers.");
  return toSetup(root);
}

function wholeSetup(text: string): Setup {
  const { setup, problems } = readSetup(text);
  if (setup === undefined) throw new RangeError(problems.map(({ message }) => message).join(" "));
  return setup;
}
