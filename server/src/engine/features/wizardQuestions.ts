import { partitions } from "../catalog/partitions.ts";
import type { DecisionAnswers } from "../decision/questions.ts";
import { parseArn } from "../policy/arn.ts";
import type { KnownNames } from "../set/knownNames.ts";
import type { Goal } from "../templates/wizard/goals.ts";
import type { Answers, Question } from "../templates/wizard/question.ts";
import { optionsId, questionsOf } from "../templates/wizard/questions.ts";
import type { Offer } from "./requestOffers.ts";

/** A question with what is known of its answer beforehand. */
export interface PreparedQuestion extends Question {
  /** What may be chosen instead of typed; the likeliest first. */
  readonly offers: readonly Offer[];
  /** What the choice of the key has answered already. */
  readonly known?: string;
}

/** What to ask on the way to a goal, with what the documents of the workspace and the choice of a key say of it. */
export function preparedQuestions(
  goal: Goal,
  names: KnownNames,
  decision: DecisionAnswers,
): readonly PreparedQuestion[] {
  const answers = answersFrom(goal, decision);
  return questionsOf(goal).map((question) => {
    const known = answers[question.id];
    const offers = offersFor[question.id]?.(names) ?? [];
    return { ...question, offers, ...(known !== undefined && { known }) };
  });
}

/** What two of the questions about the choice of a key say of the setup. */
function answersFrom(goal: Goal, decision: DecisionAnswers): Answers {
  const options = questionsOf(goal).find(({ id }) => id === optionsId(goal))?.initial ?? "";
  return {
    ...(decision["cross-account"] === "no" && { crossAccountReaders: "" }),
    // What is ticked to begin with holds copies to the key, whatever was ticked for an earlier setup.
    ...(decision["cross-region-replication"] === "yes" && { [optionsId(goal)]: options }),
  };
}

const offersFor: Readonly<Record<string, (names: KnownNames) => readonly Offer[]>> = {
  account: ({ accounts }) => accounts.map(inWorkspace),
  region: ({ regions }) => [...regions.map(inWorkspace), ...otherRegions(regions)],
  bucket: ({ arns }) => bucketsIn(arns).map(inWorkspace),
  keyArn: ({ arns }) => arns.filter(isKey).map(inWorkspace),
  administrators: ({ arns }) => arns.filter(isIdentity).map(inWorkspace),
  users: ({ arns }) => arns.filter(isIdentity).map(inWorkspace),
  crossAccountReaders: ({ arns }) => arns.filter(isIdentity).map(inWorkspace),
};

function inWorkspace(value: string): Offer {
  return { value, description: "in this workspace" };
}

function otherRegions(known: readonly string[]): readonly Offer[] {
  return partitions
    .flatMap(({ regions }) => regions)
    .filter(({ id }) => !known.includes(id))
    .map(({ id, name }) => ({ value: id, description: name }));
}

function bucketsIn(arns: readonly string[]): readonly string[] {
  const parsed = arns.flatMap((arn) => parseArn(arn) ?? []);
  const buckets = parsed.filter(({ service, account }) => service === "s3" && account === "");
  return [...new Set(buckets.map(({ resource }) => resource.replace(/\/.*$/s, "")))];
}

function isKey(arn: string): boolean {
  const { service, resource = "" } = parseArn(arn) ?? {};
  return service === "kms" && resource.startsWith("key/");
}

function isIdentity(arn: string): boolean {
  const { service, resource = "" } = parseArn(arn) ?? {};
  return service === "iam" && /^(?:role|user)\//.test(resource);
}
