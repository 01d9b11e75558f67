import type { Policy, Statement } from "../../policy/policy.ts";
import { isImpossible } from "../findRequest.ts";
import type { Clause } from "../literals/clause.ts";
import type { Question } from "../question.ts";
import { look, prepare } from "../search/look.ts";
import { blockersIn } from "../search/lookInWorld.ts";
import { noEffort } from "../search/world.ts";

/**
 * The statements of `noneOf` to which it is owed that no request answers these questions, all of which have the
 * same: each that is enough by itself or, where none is, a set of which none can be spared.
 */
export function closersOf(policy: Policy, questions: readonly Question[]): readonly Statement[] {
  if (questions.every((question) => isImpossible(policy, { ...question, noneOf: [] }))) return [];
  const alone = questions.map((question) => blockersOf(policy, question));
  const inAll = (alone[0] ?? []).filter((statement) =>
    alone.every((statements) => statements.includes(statement)),
  );
  if (inAll.length > 0) return inAll;
  let needed = neededFor(policy, questions);
  for (const statement of needed) {
    const others = needed.filter((other) => other !== statement);
    if (questions.every((question) => isImpossible(policy, { ...question, noneOf: others }))) needed = others;
  }
  return needed;
}

/** The statements that each answer a question alone. */
function blockersOf(policy: Policy, question: Question): readonly Statement[] {
  const { conditions, worlds } = prepare(policy, question);
  let noneOf: readonly Clause[] = conditions.noneOf;
  for (const world of worlds) {
    if (noneOf.length === 0) break;
    const effort = noEffort();
    const blockers = blockersIn({ ...conditions, noneOf }, { world, attitude: "hopeful", effort });
    noneOf = effort.gaveUp ? [] : blockers;
  }
  return noneOf.map(({ statement }) => statement);
}

/** Statements that are enough together, as far as a search shows: many may be spared at once. */
function neededFor(policy: Policy, questions: readonly Question[]): readonly Statement[] {
  const blocking = new Set<Statement>();
  for (const question of questions) {
    const { effort } = look(policy, question, "hopeful");
    if (effort.gaveUp) return question.noneOf;
    for (const { statement } of effort.blockedBy) blocking.add(statement);
  }
  return (questions[0]?.noneOf ?? []).filter((statement) => blocking.has(statement));
}
