import { listOf } from "../names.ts";
import { setupMembers, type SetupMember } from "../setup/members.ts";
import { ways, type Goal } from "./goals.ts";
import { optionsId } from "./questions.ts";
import type { Answers, Question } from "./question.ts";

type MemberValue = string | number | boolean | readonly string[];

/** The members of a setup file that says what the answers say. What would hold anyway is left out. */
export function membersOf(goal: Goal, answers: Answers): Readonly<Record<string, MemberValue>> {
  const options = listOf(answers[optionsId(goal)] ?? "");
  const said = setupMembers.filter(({ name }) => ways[goal].members.includes(name));
  const entries = said.flatMap((member): readonly (readonly [string, MemberValue])[] => {
    if (member.type === "boolean") return entryOf(member, options.includes(member.name));
    const answer = (answers[member.name] ?? "").trim();
    return answer === "" || !isAsked(member, options) ? [] : entryOf(member, toValue(member, answer));
  });
  return Object.fromEntries(entries);
}

/** An answer as the value of a setup file's member. */
export function toValue({ type }: SetupMember, answer: string): MemberValue {
  const text = answer.trim();
  if (type === "strings") return listOf(text);
  if (type === "integer") return /^\d{1,9}$/.test(text) ? Number(text) : text;
  return text;
}

/** Whether a question has a point after the answers to those before it. */
export function isToBeAsked({ onlyWith }: Question, answers: Answers): boolean {
  return onlyWith === undefined || listOf(answers[onlyWith.question] ?? "").includes(onlyWith.answer);
}

function isAsked({ onlyWith }: SetupMember, options: readonly string[]): boolean {
  return onlyWith === undefined || options.includes(onlyWith);
}

function entryOf({ name, initial }: SetupMember, value: MemberValue): readonly [string, MemberValue][] {
  return JSON.stringify(value) === JSON.stringify(initial) ? [] : [[name, value]];
}
