import type { Policy, Statement } from "../policy/policy.ts";
import { contextOf, nameOf } from "./callerContext.ts";
import { actionMatches, conditionMatches, principalMatches, resourceMatches } from "./matches.ts";
import { grantsByItself } from "./principals.ts";
import type { Request } from "./request.ts";
import { isDoubt, type Doubt, type Truth } from "./truth.ts";
import type { Context } from "./variables.ts";

/** What became of one statement for one request. */
export interface StatementOutcome {
  readonly statement: Statement;
  readonly matches: Truth;
  /** In a sentence: the first part that failed, the doubt, or that all parts match. */
  readonly because: string;
}

/** Goes through a statement's parts in the order in which one reads them. */
export function explain(statement: Statement, request: Request, policy: Policy): StatementOutcome {
  if (statement.effect === undefined) return failed(statement, "Its Effect is neither Allow nor Deny.");
  let doubt: Doubt | undefined;
  for (const { truth, failure } of partsOf(statement, request, policy)) {
    if (truth === false) return failed(statement, failure());
    if (isDoubt(truth)) doubt ??= truth;
  }
  if (doubt !== undefined) return { statement, matches: doubt, because: doubt.doubt };
  const grant = statement.effect === "Deny" || grantsByItself(statement, request, policy.kind);
  const rest = isDoubt(grant) ? ` ${grant.doubt}` : "";
  return { statement, matches: true, because: `Every part matches.${rest}` };
}

function failed(statement: Statement, because: string): StatementOutcome {
  return { statement, matches: false, because };
}

/** A part's truth, and the sentence that says how it failed, which is only built where it is needed. */
interface Part {
  readonly truth: Truth;
  readonly failure: () => string;
}

function* partsOf(statement: Statement, request: Request, policy: Policy): Iterable<Part> {
  const { principal, action, resource, conditions } = statement;
  const context = contextOf(request);
  yield {
    truth: principalMatches(statement, request, policy),
    failure: () => elementFailure("Principal", principal, nameOf(request.caller)),
  };
  yield {
    truth: actionMatches(statement, request),
    failure: () => elementFailure("Action", action, request.action),
  };
  yield {
    truth: resourceMatches(statement, request, policy, context),
    failure: () => elementFailure("Resource", resource, request.resource),
  };
  for (const condition of conditions) {
    const { operator, key } = condition;
    yield {
      truth: conditionMatches(condition, request, policy, context),
      failure: () =>
        `Condition ${operator.name} on ${key.value} did not hold: ${whatRequestHas(key.value, context)}.`,
    };
  }
}

function elementFailure(
  name: string,
  element: { readonly negated: boolean } | undefined,
  asked: string,
): string {
  if (element === undefined) return `It has no ${name}.`;
  return element.negated ? `Not${name} leaves out ${asked}.` : `${name} does not cover ${asked}.`;
}

function whatRequestHas(key: string, context: Context): string {
  const values = context.get(key.toLowerCase());
  if (values === undefined || "doubt" in values || values.length === 0) return "the request does not have it";
  return `the request has ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}
