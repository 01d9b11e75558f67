import { setupMembers, type SetupMember } from "../setup/members.ts";
import { setupFormats, titleOfFormat } from "../setup/setupFiles.ts";
import { ways, type Goal, type Way } from "./goals.ts";
import type { Question } from "./question.ts";

/** What to ask on the way to a goal, in this order. */
export function questionsOf(goal: Goal): readonly Question[] {
  const way = ways[goal];
  const members = membersOn(way);
  const typed = members.flatMap((member, index) => {
    if (member.type !== "boolean") return [questionAbout(member, way, goal)];
    // All that are ticked or not are one question, in the place of the first of them.
    return members[index - 1]?.type === "boolean" ? [] : [optionsQuestion(goal, optionsOf(goal))];
  });
  return [...typed, ...formatQuestion(goal, way)];
}

/** Each goal has options of its own, so that what is ticked for one says nothing of those of another. */
export function optionsId(goal: Goal): string {
  return `options-${goal}`;
}

/** The members of a goal that are ticked or not. */
export function optionsOf(goal: Goal): readonly SetupMember[] {
  return membersOn(ways[goal]).filter(({ type }) => type === "boolean");
}

/** The id of the question what to write. */
export const formatsId = (goal: Goal): string => `formats-${goal}`;

function membersOn({ members }: Way): readonly SetupMember[] {
  return members.flatMap((name) => setupMembers.find((member) => member.name === name) ?? []);
}

function questionAbout(member: SetupMember, way: Way, goal: Goal): Question {
  const { name, title, description, type, example = "", initial, choices, onlyWith } = member;
  const withoutAnswer =
    way.spares?.[name] ?? (way.needs?.includes(name) === true ? undefined : member.withoutIt);
  return {
    id: name,
    title,
    prompt: type === "strings" ? `${description} With commas between.` : description,
    placeholder: example,
    ...(initial !== undefined && { initial: String(initial) }),
    ...(withoutAnswer !== undefined && { withoutAnswer }),
    ...(choices && { choices }),
    ...(onlyWith && { onlyWith: { question: optionsId(goal), answer: onlyWith } }),
  };
}

function optionsQuestion(goal: Goal, options: readonly SetupMember[]): Question {
  return {
    id: optionsId(goal),
    title: "Options",
    prompt: "Tick what should hold.",
    placeholder: "",
    initial: options
      .filter(({ initial }) => initial === true)
      .map(({ name }) => name)
      .join(","),
    choices: options.map(({ name, title, description }) => ({ value: name, label: title, description })),
    takesSeveral: true,
  };
}

function formatQuestion(goal: Goal, { formats }: Way): readonly Question[] {
  if (formats === undefined) return [];
  const choices = setupFormats
    .filter((format) => formats.includes(format))
    .map((format) => ({ value: format, ...titleOfFormat[format] }));
  const all = goal === "setup";
  return [
    {
      id: formatsId(goal),
      title: all ? "Formats" : "Shell",
      prompt: all ? "Tick what to write." : "Where the script is to run.",
      placeholder: "",
      initial: all ? "json,bash" : "bash",
      choices,
      ...(all && { takesSeveral: true }),
    },
  ];
}
