import { ways, type Goal } from "../../../server/src/engine/templates/wizard/goals.ts";
import type { Answers } from "../../../server/src/engine/templates/wizard/question.ts";
import { formatsId, optionsId, optionsOf } from "../../../server/src/engine/templates/wizard/questions.ts";
import type { SetupJson } from "./setup/arbitrarySetups.ts";

/** What somebody answers who has that setup file in mind. */
export function answersFor(goal: Goal, json: SetupJson, formats = ""): Answers {
  const typed = ways[goal].members.map((name) => {
    const value = json[name] ?? initialOf[name] ?? "";
    return [name, textOf(value)] as const;
  });
  const ticked = optionsOf(goal).filter(({ name, initial }) => (json[name] ?? initial) === true);
  return {
    ...Object.fromEntries(typed.filter(([name]) => !optionsOf(goal).some((option) => option.name === name))),
    [optionsId(goal)]: ticked.map(({ name }) => name).join(","),
    [formatsId(goal)]: formats,
  };
}

const initialOf: SetupJson = { keyPolicy: "hardened", profile: "strict", rotationPeriodInDays: 365 };

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
