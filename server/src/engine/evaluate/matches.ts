import type { Condition, Policy, Statement } from "../policy/policy.ts";
import { coversAction } from "./actions.ts";
import { contextOf } from "./callerContext.ts";
import { conditionHolds } from "./conditions.ts";
import { coversCaller } from "./principals.ts";
import type { Request } from "./request.ts";
import { coversResource } from "./resources.ts";
import { allOf, isDoubt, type Doubt, type Truth } from "./truth.ts";
import type { Context } from "./variables.ts";

/** Whether Principal or NotPrincipal covers the request's caller. */
export function principalMatches(statement: Statement, request: Request, policy: Policy): Truth {
  return coversCaller(statement, request.caller, policy.kind);
}

/** Whether Action or NotAction covers the request's action. */
export function actionMatches(statement: Statement, request: Request): Truth {
  return coversAction(statement.action, request.action);
}

/** Whether Resource or NotResource covers what the request acts on. */
export function resourceMatches(
  statement: Statement,
  request: Request,
  policy: Policy,
  context: Context = contextOf(request),
): Truth {
  const circumstances = { version: policy.version?.value, context };
  return coversResource(statement.resource, request.resource, policy.kind, circumstances);
}

/** Whether one condition of a statement of this policy holds. */
export function conditionMatches(
  condition: Condition,
  request: Request,
  policy: Policy,
  context: Context = contextOf(request),
): Truth {
  const duplicate = policy.once(findDuplicates).get(condition);
  if (duplicate !== undefined) return duplicate;
  const values = context.get(condition.key.value.toLowerCase());
  return conditionHolds(condition, values, { version: policy.version?.value, context });
}

/** Whether all conditions of a statement of this policy hold; without any, they do. */
export function conditionsMatch(
  { conditions }: Statement,
  request: Request,
  policy: Policy,
  context: Context = contextOf(request),
): Truth {
  let doubt: Doubt | undefined;
  for (const condition of conditions) {
    const truth = conditionMatches(condition, request, policy, context);
    if (truth === false) return false;
    if (isDoubt(truth)) doubt ??= truth;
  }
  return doubt ?? true;
}

/**
 * Whether a statement of this policy applies to a request: all of its parts do. Its effect does not matter.
 * The cheapest parts come first, since most statements fail on one of them.
 */
export function matches(statement: Statement, request: Request, policy: Policy): Truth {
  const action = actionMatches(statement, request);
  if (action === false) return false;
  const principal = principalMatches(statement, request, policy);
  if (principal === false) return false;
  const context = contextOf(request);
  const resource = resourceMatches(statement, request, policy, context);
  if (resource === false) return false;
  return allOf([principal, action, resource, conditionsMatch(statement, request, policy, context)]);
}

/**
 * The conditions that stand twice under one operator. AWS refuses such a policy; of those that read it none says
 * which of the two counts.
 */
function findDuplicates(policy: Policy): ReadonlyMap<Condition, Doubt> {
  const duplicates = new Map<Condition, Doubt>();
  for (const { conditions } of policy.statements) {
    const byName = new Map<string, Condition>();
    for (const condition of conditions) {
      const name = `${condition.operator.name} ${condition.key.value.toLowerCase()}`;
      const first = byName.get(name);
      byName.set(name, condition);
      if (first === undefined) continue;
      const doubt = {
        doubt: `AWS does not accept ${condition.key.value} twice under ${condition.operator.name}.`,
      };
      duplicates.set(first, doubt).set(condition, doubt);
    }
  }
  return duplicates;
}
