import { matches } from "../evaluate/matches.ts";
import type { Request } from "../evaluate/request.ts";
import { allOf, anyOf, isDoubt, not, type Truth } from "../evaluate/truth.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { withoutAnyValues } from "./effect/unknownValues.ts";
import type { Question } from "./question.ts";
import { look } from "./search/look.ts";
import { unknownsIn } from "./unknowns.ts";

export type { Question } from "./question.ts";

/** What came of looking: a request that certainly is one, none whatever the doubts, or neither for a reason. */
export type Finding =
  | { readonly result: "found"; readonly request: Request }
  | { readonly result: "none" }
  | { readonly result: "unsure"; readonly reason: string };

/** Looks for one request among all; the answer holds for every caller, resource and value of every condition key. */
export function findRequest(policy: Policy, question: Question): Finding {
  const careful = look(policy, question, "careful");
  if (careful.request !== undefined && truthOf(policy, question, careful.request) === true)
    return { result: "found", request: careful.request };
  if (careful.request === undefined && !careful.effort.isUncertain)
    return careful.effort.gaveUp ? { result: "unsure", reason: tooComplex } : { result: "none" };
  const hopeful = look(policy, question, "hopeful");
  if (hopeful.request !== undefined)
    return { result: "unsure", reason: reasonOf(policy, question, hopeful.request) };
  return hopeful.effort.gaveUp ? { result: "unsure", reason: tooComplex } : { result: "none" };
}

/** The first request that any of the questions finds; unsure where none does and one of them is. */
export function findFirst(policy: Policy, questions: Iterable<Question>): Finding {
  let finding: Finding = { result: "none" };
  for (const question of questions) {
    const next = findRequest(policy, question);
    if (next.result === "found") return next;
    if (next.result === "unsure") finding = next;
  }
  return finding;
}

/** Whether there is proof that no such request exists. */
export function isImpossible(policy: Policy, question: Question): boolean {
  const { request, effort } = look(policy, question, "hopeful");
  return request === undefined && !effort.gaveUp;
}

const tooComplex = "The policy is too complex to look at all requests.";

/** The values that nobody knows are a reason, even where some were tried. */
function reasonOf(policy: Policy, question: Question, request: Request): string {
  const truths = [withoutAnyValues(request), request].map((each) => truthOf(policy, question, each));
  return truths.find(isDoubt)?.doubt ?? unknownsIn(policy, question, request);
}

/** Whether a request is one of those asked for, decided by evaluation alone. */
export function truthOf(
  policy: Policy,
  { noneOf, allOf: all = [], oneOf }: Question,
  request: Request,
): Truth {
  const applies = (statement: Statement): Truth => matches(statement, request, policy);
  // Of several doubts the first is told: rather that of the statement asked about than that of another.
  return allOf([
    ...all.map(applies),
    ...noneOf.map((statement) => not(applies(statement))),
    oneOf === undefined || anyOf(oneOf.map(applies)),
  ]);
}
