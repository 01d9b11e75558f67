import type { Policy, Statement } from "../../policy/policy.ts";
import { isImpossible, type Question } from "../findRequest.ts";

/**
 * The statements of `noneOf` to which it is owed that no request answers these questions: each that is enough
 * by itself or, where none is, a set of which none can be spared.
 */
export function closersOf(policy: Policy, questions: readonly Question[]): readonly Statement[] {
  const statements = questions[0]?.noneOf ?? [];
  const isClosedBy = (noneOf: readonly Statement[]): boolean =>
    questions.every((question) => isImpossible(policy, { ...question, noneOf }));
  const alone = statements.filter((statement) => isClosedBy([statement]));
  if (alone.length > 0) return alone;
  let needed = statements;
  for (const statement of statements) {
    const others = needed.filter((other) => other !== statement);
    if (isClosedBy(others)) needed = others;
  }
  return needed;
}
