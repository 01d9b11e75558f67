import type { Policy, Statement } from "../policy/policy.ts";
import { explain, type StatementOutcome } from "./explain.ts";
import { matches } from "./matches.ts";
import { grantsByItself } from "./principals.ts";
import type { Request } from "./request.ts";
import { allOf, anyOf, isDoubt, type Truth } from "./truth.ts";

/** What one policy says to one request. Other policies, IAM's above all, have their own say. */
export interface Decision {
  /** `denied` is an explicit Deny; `notAllowed` means that no Allow matches, so nothing is said in favour. */
  readonly decision: "allowed" | "denied" | "notAllowed" | "depends";
  /** The statements that gave it, in the order of the document. Empty for `notAllowed`. */
  readonly by: readonly Statement[];
  /** Why it depends; for `notAllowed` why an explicit Deny may hit as well. */
  readonly reason?: string;
  /** Every statement, in the order of the document. */
  readonly statements: readonly StatementOutcome[];
}

/** Whether a Deny hits, and the statements that give this answer: those that hit, else those in doubt. */
export interface Denial {
  readonly truth: Truth;
  readonly by: readonly Statement[];
}

/**
 * Decides one request. An explicit Deny wins over everything. A doubt makes the answer depend only where it
 * changes whether the request is allowed: a doubtful Deny over a request that nothing allows leaves it
 * `notAllowed`, because it gets no access either way.
 */
export function evaluate(policy: Policy, request: Request): Decision {
  const statements = policy.statements.map((statement) => explain(statement, request, policy));
  const denies = verdictOf(truthsOf(statements, "Deny"));
  if (denies.truth === true) return { decision: "denied", by: denies.by, statements };

  const allows = verdictOf(
    truthsOf(statements, "Allow").map(([statement, truth]) => [
      statement,
      truth === false ? false : allOf([truth, grantsByItself(statement, request, policy.kind)]),
    ]),
  );
  const doubt = isDoubt(denies.truth) ? denies.truth : isDoubt(allows.truth) ? allows.truth : undefined;
  const reason = doubt && { reason: doubt.doubt };
  if (allows.truth === false) return { decision: "notAllowed", by: [], ...reason, statements };
  const by = [...denies.by, ...allows.by].sort((a, b) => a.index - b.index);
  return { decision: doubt === undefined ? "allowed" : "depends", by, ...reason, statements };
}

/** Answers only whether a request is explicitly denied, without the sentences. */
export function deniedBy(policy: Policy, request: Request): Denial {
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  return verdictOf(denies.map((statement) => [statement, matches(statement, request, policy)]));
}

type StatementTruth = readonly [statement: Statement, truth: Truth];

function truthsOf(
  outcomes: readonly StatementOutcome[],
  effect: "Allow" | "Deny",
): readonly StatementTruth[] {
  return outcomes
    .filter(({ statement }) => statement.effect === effect)
    .map((outcome) => [outcome.statement, outcome.matches]);
}

function verdictOf(truths: readonly StatementTruth[]): Denial {
  const truth = anyOf(truths.map(([, each]) => each));
  if (truth === false) return { truth, by: [] };
  const gave = truths.filter(([, each]) => (truth === true ? each === true : isDoubt(each)));
  return { truth, by: gave.map(([statement]) => statement) };
}
