import type { Decision } from "../evaluate/evaluate.ts";
import type { Request } from "../evaluate/request.ts";
import { listOf, shortNameOf, titleOf } from "../lint/words.ts";
import type { Change, Undecided } from "../prove/difference.ts";
import { encryptionKeys } from "../prove/uploads/pinnedKeys.ts";

/** A change in two parts: which requests, and what became of them before and becomes of them now. */
export interface ChangeInParts {
  readonly subject: string;
  readonly outcome: string;
}

export function changeInParts(change: Change): ChangeInParts {
  const { before, after } = change;
  return {
    subject: subjectOf(change),
    outcome: `before ${decisionInWords(before)}, now ${decisionInWords(after)}`,
  };
}

/** A change as a sentence. */
export function changeInWords(change: Change): string {
  const { subject, outcome } = changeInParts(change);
  return `${subject}: ${outcome}.`;
}

/** What may be a change. */
export function undecidedInWords({ version, statement, reason }: Undecided): string {
  return `${titleOf(statement)} of the ${version} version: ${reason}`;
}

function subjectOf({ row, when, principal, actions, request }: Change): string {
  const by = principal === undefined ? "" : ` by ${shortNameOf(principal)}`;
  if (row === undefined) return `${listOf(actions)}${by}`;
  const condition = when === undefined ? "" : `, if ${when}`;
  return `Uploads ${headersInWords(request)}${by}${condition}`;
}

function headersInWords({ context }: Request): string {
  const [algorithm, keyId, customerAlgorithm] = [
    encryptionKeys.algorithm,
    encryptionKeys.keyId,
    encryptionKeys.customerAlgorithm,
  ].map((key) => context.get(key)?.[0]);
  if (customerAlgorithm !== undefined) return "with a key that the client provides (SSE-C)";
  if (algorithm === undefined) return "without encryption headers";
  if (keyId !== undefined) return `with ${algorithm} and ${keyId}`;
  return algorithm.startsWith("aws:kms") ? `with ${algorithm} and no key id` : `with ${algorithm}`;
}

function decisionInWords({ decision, by, statements }: Decision): string {
  const titles = listOf(by.map(titleOf));
  if (decision === "notAllowed") return "neither allowed nor denied";
  if (decision !== "depends") return `${decision} by ${titles}`;
  // What applies for certain and does not allow by itself leaves the rest to IAM.
  const isLeft = by.every((each) =>
    statements.some(({ statement, matches }) => statement === each && matches === true),
  );
  return isLeft ? `left to IAM by ${titles}` : `undecided because of ${titles}`;
}
