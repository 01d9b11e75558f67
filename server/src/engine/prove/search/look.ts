import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import { isCallerKey } from "../callers/ties.ts";
import { clauseOf, type Clause } from "../literals/clause.ts";
import type { Question } from "../question.ts";
import type { Attitude } from "./answer.ts";
import { lookInWorld, type Conditions } from "./lookInWorld.ts";
import { newMemory, type Memory } from "./memory.ts";
import { noEffort, type Effort, type World } from "./world.ts";

/** What came of looking, and how the search went. */
export interface Look {
  readonly request: Request | undefined;
  readonly effort: Effort;
}

/** Looks through all requests for one that a question asks for. */
export function look(policy: Policy, question: Question, attitude: Attitude): Look {
  const effort = noEffort();
  const { conditions, worlds } = prepare(policy, question);
  const [first] = worlds;
  if (first !== undefined && worlds.length > 1) {
    // What nobody gets past needs no look at each caller.
    const noneOf = conditions.noneOf.filter(
      ({ looksAtCaller, looksAtChannel }) => !looksAtCaller && !looksAtChannel,
    );
    const request = lookInWorld({ noneOf, allOf: [], oneOf: undefined }, { world: first, attitude, effort });
    if (request === undefined && !effort.gaveUp) return { request, effort };
  }
  for (const world of worlds) {
    if (isSpent(world, effort)) break;
    const search = { world, attitude, effort };
    // What stood in the way of other callers mostly stands in the way of the next one, too.
    const noneOf = [...effort.blockedBy];
    if (noneOf.length > 0 && lookInWorld({ ...conditions, noneOf }, search) === undefined) continue;
    const request = lookInWorld(conditions, search);
    if (request !== undefined) return { request, effort };
  }
  return { request: undefined, effort };
}

/** Whether the budget is spent, so that looking on would come to nothing. */
function isSpent({ memory }: World, effort: Effort): boolean {
  effort.gaveUp ||= memory.budget.left < 0;
  return memory.budget.left < 0;
}

/** A question taken apart: what a request has to be like, and who may make it which way. */
export interface Prepared {
  readonly conditions: Conditions;
  readonly worlds: readonly World[];
}

export function prepare(policy: Policy, question: Question): Prepared {
  const { memory = newMemory(policy) } = question;
  const conditions = conditionsOf(policy, question, memory);
  return { conditions, worlds: worldsOf(question, conditions, memory) };
}

function conditionsOf(policy: Policy, question: Question, memory: Memory): Conditions {
  const { noneOf, allOf: all = [], oneOf, ignoresExemptions = false } = question;
  const toClause = (statement: Statement): Clause => clauseOf(policy, statement);
  const denies = noneOf.map(toClause);
  return {
    noneOf: ignoresExemptions ? denies.map(memory.strictly) : denies,
    allOf: all.map(toClause),
    oneOf: oneOf?.map(toClause),
  };
}

/** Callers and ways to AWS count only where something looks at them. */
function worldsOf(
  question: Question,
  { noneOf, allOf: all, oneOf = [] }: Conditions,
  memory: Memory,
): readonly World[] {
  const { action, asked } = question;
  const clauses = [...noneOf, ...all, ...oneOf];
  const callers =
    question.callers === "identified"
      ? memory.identifiedBy(clauses.map(({ statement }) => statement))
      : question.callers;
  const looksAtCaller = clauses.some((clause) => clause.looksAtCaller);
  const channels = clauses.some(({ looksAtChannel }) => looksAtChannel)
    ? (["internet", "endpoint"] as const)
    : (["internet"] as const);
  const everyone = looksAtCaller
    ? [...callers, ...examplesFor(clauses, callers, memory)]
    : callers.slice(0, 1);
  return everyone.flatMap((caller) =>
    channels.map((channel) => ({ asked, memory, scene: memory.sceneOf(action, caller, channel) })),
  );
}

/** What variables stand for is known for one caller, where it is not for all of a class. */
function examplesFor(
  clauses: readonly Clause[],
  callers: readonly CallerClass[],
  memory: Memory,
): readonly CallerClass[] {
  const isOfCaller = clauses.some(({ literals }) =>
    literals.some(({ variables }) => variables.some(isCallerKey)),
  );
  return isOfCaller ? callers.map(memory.exampleOf) : [];
}
