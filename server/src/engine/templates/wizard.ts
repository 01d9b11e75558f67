import { partitionOfRegion } from "../catalog/partitions.ts";
import type { DocumentKind } from "../policy/policy.ts";
import { bucketEncryption } from "./bucketEncryption.ts";
import { bucketPolicy } from "./bucketPolicy.ts";
import { keyPolicy } from "./keyPolicy.ts";
import { bucketArnOf, listOf, principalArns } from "./names.ts";
import {
  complaintAboutAccount,
  complaintAboutAdministrators,
  complaintAboutBucketKey,
  complaintAboutKey,
  complaintAboutRegion,
  complaintAboutUsers,
} from "./complaints.ts";
import { complaintAboutBucket } from "./complaintAboutBucket.ts";
import { bucketEncryptionQuestions, bucketPolicyQuestions, keyPolicyQuestions } from "./questions.ts";
import type { Answers, Question } from "./question.ts";

export type { Answers, Question } from "./question.ts";

/** What has to be known before a document of that kind can be written, in the order in which to ask. */
export function wizardOf(kind: DocumentKind): readonly Question[] {
  switch (kind) {
    case "kms-key-policy":
      return keyPolicyQuestions;
    case "s3-bucket-policy":
      return bucketPolicyQuestions;
    case "s3-bucket-encryption":
      return bucketEncryptionQuestions;
  }
}

type Complaint = (answer: string, previous: Answers) => string | undefined;

/** What may be wrong with the answer to each question, by the question's id. */
const complaints: ReadonlyMap<string, Complaint> = new Map<string, Complaint>([
  ["account", complaintAboutAccount],
  ["region", complaintAboutRegion],
  ["administrators", complaintAboutAdministrators],
  ["users", complaintAboutUsers],
  ["bucket", complaintAboutBucket],
  ["key", complaintAboutKey],
  ["bucketKey", complaintAboutBucketKey],
]);

/**
 * What is wrong with an answer, in whole sentences; undefined when nothing is.
 * @param previous the answers to the questions before this one, by question id
 */
export function validateAnswer(
  kind: DocumentKind,
  questionId: string,
  answer: string,
  previous: Answers,
): string | undefined {
  const question = wizardOf(kind).find(({ id }) => id === questionId);
  const trimmed = answer.trim();
  if (question === undefined || (trimmed === "" && question.optional === true)) return undefined;
  return complaints.get(questionId)?.(trimmed, withoutBlanks(previous));
}

/**
 * The document that the answers describe, indented by two spaces, with a line feed at its end.
 * Throws a RangeError when an answer is missing or does not pass `validateAnswer`.
 */
export function generate(kind: DocumentKind, answers: Answers): string {
  for (const { id } of wizardOf(kind)) {
    const complaint = validateAnswer(kind, id, answers[id] ?? "", answers);
    if (complaint !== undefined) throw new RangeError(`${id}: ${complaint}`);
  }
  return `${JSON.stringify(documentOf(kind, withoutBlanks(answers)), undefined, 2)}\n`;
}

function withoutBlanks(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer.trim()]));
}

function documentOf(kind: DocumentKind, answers: Answers): object {
  const answer = (id: string): string => answers[id] ?? "";
  const region = answer("region");
  const account = answer("account");
  const bucket = answer("bucket");
  const partition = partitionOfRegion(region)?.id ?? "aws";
  switch (kind) {
    case "kms-key-policy":
      return keyPolicy({
        partition,
        account,
        region,
        administrators: principalArns(listOf(answer("administrators")), partition, account),
        users: principalArns(listOf(answer("users")), partition, account),
        bucketArn: bucket === "" ? undefined : bucketArnOf(bucket, partition),
      });
    case "s3-bucket-policy":
      return bucketPolicy(bucketArnOf(bucket, partition), answer("key"));
    case "s3-bucket-encryption":
      return bucketEncryption(answer("key"), answer("bucketKey") === "true");
  }
}
