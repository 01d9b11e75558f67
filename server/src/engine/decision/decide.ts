import {
  decisionQuestions,
  type DecisionAnswer,
  type DecisionAnswers,
  type DecisionQuestionId,
} from "./questions.ts";

export const keyChoices = ["customer-managed-key", "aws-managed-key"] as const;
export type KeyChoice = (typeof keyChoices)[number];

/** What a document that comes next is for. */
export interface NextDocument {
  readonly kind: "kms-key-policy" | "s3-bucket-policy" | "s3-bucket-encryption";
  readonly purpose: string;
}

/** Where the answers lead. */
export interface KeyDecision {
  /** The questions that count, in order: all answered ones, and then the one that is open, if any. */
  readonly path: readonly PathStep[];
  /** Undefined while a question on the path is open. */
  readonly outcome?: KeyChoice;
  /** The question to answer next. */
  readonly next?: DecisionQuestionId;
  /** Why, one sentence for each answered question of the path; the last one decides. */
  readonly reasons: readonly string[];
  /** What to generate for the outcome. */
  readonly documents: readonly NextDocument[];
}

export interface PathStep {
  readonly question: DecisionQuestionId;
  readonly answer?: DecisionAnswer;
}

/** Walks the questions until a yes, an open question, or the end. */
export function decideKey(answers: DecisionAnswers): KeyDecision {
  const path: PathStep[] = [];
  const reasons: string[] = [];
  for (const { id, reasons: reasonsFor } of decisionQuestions) {
    const answer = answers[id];
    if (answer === undefined) return { path: [...path, { question: id }], next: id, reasons, documents: [] };
    path.push({ question: id, answer });
    reasons.push(reasonsFor[answer]);
    if (answer === "yes") return settled("customer-managed-key", path, reasons);
  }
  return settled("aws-managed-key", path, reasons);
}

function settled(outcome: KeyChoice, path: readonly PathStep[], reasons: readonly string[]): KeyDecision {
  return { path, outcome, reasons, documents: documentsFor[outcome] };
}

/** What a kind of key is called. */
export const titleOfChoice: Readonly<Record<KeyChoice, string>> = {
  "customer-managed-key": "Customer managed key",
  "aws-managed-key": "AWS managed key (aws/s3)",
};

const documentsFor: Readonly<Record<KeyChoice, readonly NextDocument[]>> = {
  "customer-managed-key": [
    { kind: "kms-key-policy", purpose: "says who administers the key and who uses it" },
    { kind: "s3-bucket-policy", purpose: "refuses uploads under any other key" },
    { kind: "s3-bucket-encryption", purpose: "makes the key the bucket's default, with a Bucket Key" },
  ],
  "aws-managed-key": [
    { kind: "s3-bucket-encryption", purpose: "makes SSE-KMS the bucket's default, with a Bucket Key" },
    { kind: "s3-bucket-policy", purpose: "refuses uploads that ask for anything but SSE-KMS" },
  ],
};

/** What was given, without what is no question or no answer. */
export function readDecisionAnswers(given: unknown): DecisionAnswers {
  if (typeof given !== "object" || given === null) return {};
  const entries = decisionQuestions.flatMap(({ id }) => {
    const answer: unknown = Object.hasOwn(given, id) ? Reflect.get(given, id) : undefined;
    return answer === "yes" || answer === "no" ? [[id, answer] as const] : [];
  });
  return Object.fromEntries(entries);
}
