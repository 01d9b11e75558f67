import type { Request } from "../../evaluate/request.ts";
import type { Policy } from "../../policy/policy.ts";
import { isPresent } from "../literals/constraint.ts";
import { domainOf } from "../search/keyDomains.ts";

/**
 * The request with an ordinary value for each key of the policy that is part of every request. An answer to a
 * question has those only that its statements look at, and without the others it could not happen.
 */
export function withEveryKey(policy: Policy, request: Request): Request {
  const context = new Map(request.context);
  for (const key of policy.once(keysIn)) {
    const domain = domainOf(key, request.action);
    const [ordinary] = domain?.constraints.includes(isPresent) === true ? domain.preferred : [];
    if (ordinary !== undefined && !context.has(key)) context.set(key, [ordinary]);
  }
  return context.size === request.context.size ? request : { ...request, context };
}

/** The condition keys that statements look at, in lower case. */
function keysIn({ statements }: Policy): readonly string[] {
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value.toLowerCase()));
  return [...new Set(keys)];
}
