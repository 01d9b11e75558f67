/** What decides between the two kinds of key, in the order in which it is asked. */
export const decisionQuestionIds = [
  "cross-account",
  "compliance",
  "destruction",
  "cross-region-replication",
] as const;

export type DecisionQuestionId = (typeof decisionQuestionIds)[number];

/** One question, and what either answer means for the choice. */
export interface DecisionQuestion {
  readonly id: DecisionQuestionId;
  /** Short, for a node of the flowchart. */
  readonly title: string;
  /** What it asks, in a sentence or two. */
  readonly prompt: string;
  /** Why this answer leads where it leads. */
  readonly reasons: Readonly<Record<DecisionAnswer, string>>;
}

export type DecisionAnswer = "yes" | "no";

/** Questions may be left open. */
export type DecisionAnswers = Readonly<Partial<Record<DecisionQuestionId, DecisionAnswer>>>;

/** The questions. What they state is documented by AWS and was read on 23 November 2026. */
export const decisionQuestions: readonly DecisionQuestion[] = [
  {
    id: "cross-account",
    title: "Cross-account access to the data?",
    prompt: "Do principals of other AWS accounts need to read or write the encrypted objects?",
    reasons: {
      yes: "Another account can use a key only where the key's policy names it. The policy of aws/s3 admits callers of its own account alone and cannot be changed.",
      no: "Only one account uses the data, and the policy of aws/s3 admits that account.",
    },
  },
  {
    id: "compliance",
    title: "Compliance asks for control of the key?",
    prompt:
      "Does a standard such as PCI DSS, HIPAA or FedRAMP ask you to show who may administer and who may use the key?",
    reasons: {
      yes: "Who may administer and who may use a key is said in its policy, and only that of a customer managed key is yours to write, to restrict and to show.",
      no: "Nobody asks for rules about the key beside those about the bucket. The policy of aws/s3 can be read, but not changed.",
    },
  },
  {
    id: "destruction",
    title: "Disable or delete the key to destroy data?",
    prompt: "Is disabling or deleting the key part of how you make data unreadable?",
    reasons: {
      yes: "Only a customer managed key can be disabled, or scheduled for deletion with a wait of 7 to 30 days.",
      no: "Nothing depends on taking the key away. An AWS managed key can be neither disabled nor deleted.",
    },
  },
  {
    id: "cross-region-replication",
    title: "Encrypted replication to another Region?",
    prompt: "Are encrypted objects replicated to a bucket in another Region?",
    reasons: {
      yes: "Replication names a key in the destination's Region and a role that may use both keys; with customer managed keys both policies can say so. Within one account aws/s3 can do it as well, without any such control.",
      no: "Objects stay in one Region, so one key there is all that they need.",
    },
  },
];
