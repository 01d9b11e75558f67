import { listOf } from "../names.ts";
import { setupMembers } from "../setup/members.ts";
import { complaintAboutMember } from "../setup/readSetup.ts";
import { membersOf, toValue } from "./answers.ts";
import type { Goal } from "./goals.ts";
import { questionsOf } from "./questions.ts";
import type { Answers, Question } from "./question.ts";

/**
 * What is wrong with an answer, in whole sentences; undefined when nothing is.
 * @param previous the answers to the questions before this one, by question id
 */
export function validateAnswer(
  goal: Goal,
  questionId: string,
  answer: string,
  previous: Answers,
): string | undefined {
  const question = questionsOf(goal).find(({ id }) => id === questionId);
  if (question === undefined) return undefined;
  if (question.choices !== undefined) return complaintAboutChoice(question, answer);
  if (answer.trim() === "" && question.withoutAnswer !== undefined) return undefined;
  const member = setupMembers.find(({ name }) => name === questionId);
  if (member === undefined) return undefined;
  const members = { ...membersOf(goal, previous), [member.name]: toValue(member, answer) };
  return complaintAboutMember(JSON.stringify(members), member.name);
}

function complaintAboutChoice(question: Question, answer: string): string | undefined {
  const values = question.choices?.map(({ value }) => value) ?? [];
  const chosen = question.takesSeveral === true ? listOf(answer) : [answer];
  const wrong = chosen.find((each) => !values.includes(each));
  return wrong === undefined ? undefined : `The answer is one of ${values.join(", ")}, not "${wrong}".`;
}
