import type { Request } from "../evaluate/request.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { findAny, groupsOf, questionsAbout } from "./effect/questions.ts";
import { isImpossible, type Finding, type Question } from "./findRequest.ts";
import { groupBy } from "./groupBy.ts";
import { closersOf } from "./uploads/closers.ts";

/**
 * Whether a statement has any effect: a request to which it applies, proof that there is none, or neither. Denies
 * do not count: an Allow may have all that it gives taken away by them.
 */
export function hasEffect(policy: Policy, statement: Statement): Finding {
  return findAny(policy, allQuestions(policy, statement, []));
}

/** Whether a statement could be left out without any request's being decided otherwise. */
export type Redundancy =
  /**
   * Proved. `by` are the other statements that say the same: each that is enough by itself or, where none is, a
   * set of which none can be spared. Empty where the statement applies to no request at all.
   */
  | { readonly result: "redundant"; readonly by: readonly Statement[] }
  /** There is a request about which only this statement says what it says. */
  | { readonly result: "needed"; readonly request: Request }
  | { readonly result: "unsure"; readonly reason: string };

/**
 * Whether the others say all that a statement says: a Deny is redundant when they deny every request that it
 * denies, an Allow when they allow or deny every request that it allows.
 */
export function isRedundant(policy: Policy, statement: Statement): Redundancy {
  if (statement.effect === undefined)
    return { result: "unsure", reason: "Its Effect is neither Allow nor Deny." };
  const others = policy.statements.filter((other) => other !== statement);
  const questions = [...allQuestions(policy, statement, others)];
  const finding = findAny(policy, questions);
  if (finding.result === "found") return { result: "needed", request: finding.request };
  return finding.result === "unsure" ? finding : { result: "redundant", by: enoughOf(policy, questions) };
}

function* allQuestions(
  policy: Policy,
  statement: Statement,
  others: readonly Statement[],
): Iterable<Question> {
  for (const group of groupsOf(policy, statement)) yield* questionsAbout(policy, statement, group, others);
}

/** The statements to which it is owed that nothing answers the questions, in the order of the document. */
function enoughOf(policy: Policy, questions: readonly Question[]): readonly Statement[] {
  if (questions.every((question) => isImpossible(policy, { ...question, noneOf: [] }))) return [];
  const byRest = groupBy(questions, ({ noneOf }) => noneOf.map(({ index }) => index).join());
  const enough = new Set([...byRest.values()].flatMap((alike) => closersOf(policy, alike)));
  return policy.statements.filter((statement) => enough.has(statement));
}
