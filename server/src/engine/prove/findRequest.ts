import { matches } from "../evaluate/matches.ts";
import type { Request } from "../evaluate/request.ts";
import { allOf, anyOf, isDoubt, not, type Truth } from "../evaluate/truth.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import type { CallerClass } from "./callers/callerClass.ts";
import { isChannelKey, type Tie } from "./callers/ties.ts";
import { clauseOf, looksAtCaller, type Clause } from "./literals/clause.ts";
import { withoutExemptions } from "./literals/exemptions.ts";
import type { Effort } from "./search/demand.ts";
import { lookInWorld, type Conditions } from "./search/lookInWorld.ts";
import { newMemory, type Attitude, type Memory, type World } from "./search/world.ts";

/** Which requests are looked for. */
export interface Question {
  readonly action: string;
  /** At least one; the most ordinary first. */
  readonly callers: readonly CallerClass[];
  /** What is known of the resource, which has to be here, and of condition keys (in lower case). */
  readonly asked: ReadonlyMap<string, Tie>;
  /** Statements none of which may apply. */
  readonly noneOf: readonly Statement[];
  /** Statements all of which have to apply. */
  readonly allOf?: readonly Statement[];
  /** Statements at least one of which has to apply, if there is such a list. */
  readonly oneOf?: readonly Statement[];
  /** Leaves out requests that a Deny spares only because of who calls, see `exemptionsOf`. */
  readonly ignoresExemptions?: boolean;
  /** What earlier questions of the same policy found out. */
  readonly memory?: Memory;
}

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
  if (hopeful.request !== undefined) return { result: "unsure", reason: reasonOf(policy, question, hopeful.request) };
  return hopeful.effort.gaveUp ? { result: "unsure", reason: tooComplex } : { result: "none" };
}

/** Whether there is proof that no such request exists. */
export function isImpossible(policy: Policy, question: Question): boolean {
  const { request, effort } = look(policy, question, "hopeful");
  return request === undefined && !effort.gaveUp;
}

const tooComplex = "The policy is too complex to look at all requests.";

function reasonOf(policy: Policy, question: Question, request: Request): string {
  const truth = truthOf(policy, question, request);
  return isDoubt(truth) ? truth.doubt : "Whether a request can carry the condition keys that it takes is not known.";
}

/** Whether a request is one of those asked for, decided by evaluation alone. */
function truthOf(policy: Policy, { noneOf, allOf: all = [], oneOf }: Question, request: Request): Truth {
  const applies = (statement: Statement): Truth => matches(statement, request, policy);
  return allOf([
    ...noneOf.map((statement) => not(applies(statement))),
    ...all.map(applies),
    oneOf === undefined || anyOf(oneOf.map(applies)),
  ]);
}

function look(policy: Policy, question: Question, attitude: Attitude): { request: Request | undefined; effort: Effort } {
  const effort: Effort = { steps: 0, gaveUp: false, isUncertain: false };
  const conditions = conditionsOf(policy, question);
  for (const world of worldsOf(question, conditions)) {
    const request = lookInWorld(conditions, { policy, world, attitude, effort });
    if (request !== undefined) return { request, effort };
  }
  return { request: undefined, effort };
}

function conditionsOf(policy: Policy, { noneOf, allOf: all = [], oneOf, ignoresExemptions = false }: Question): Conditions {
  const toClause = (statement: Statement): Clause => clauseOf(policy, statement);
  const toDeny = (statement: Statement): Clause => ignoresExemptions ? withoutExemptions(toClause(statement)) : toClause(statement);
  return { noneOf: noneOf.map(toDeny), allOf: all.map(toClause), oneOf: oneOf?.map(toClause) };
}

/** Callers and ways to AWS count only where something looks at them. */
function* worldsOf(question: Question, { noneOf, allOf: all, oneOf = [] }: Conditions): Iterable<World> {
  const { action, asked, callers, memory = newMemory() } = question;
  const clauses = [...noneOf, ...all, ...oneOf];
  const hasChannels = clauses.some(({ literals }) => literals.some(({ variable }) => isChannelKey(variable)));
  for (const caller of clauses.some(looksAtCaller) ? callers : callers.slice(0, 1))
    for (const channel of hasChannels ? (["internet", "endpoint"] as const) : (["internet"] as const))
      yield { action, asked, memory, caller, channel };
}
