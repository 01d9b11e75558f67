import { callerValues } from "../../evaluate/callerContext.ts";
import { conditionHolds } from "../../evaluate/conditions.ts";
import { coversCaller, grantsByItself } from "../../evaluate/principals.ts";
import type { Caller } from "../../evaluate/request.ts";
import type { Truth } from "../../evaluate/truth.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";

/** Condition keys whose values the caller alone decides. */
const callerKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalservicename",
  "aws:principaltype",
  "aws:userid",
  "aws:username",
  "kms:calleraccount",
]);

/**
 * Whether a statement can give a caller something by itself, as far as the caller decides it. An Allow to the
 * caller's account does not: IAM has the last word there.
 */
export function mayGive(policy: Policy, statement: Statement, caller: Caller): boolean {
  if (coversCaller(statement, caller, policy.kind) === false) return false;
  const request = { caller, action: "", resource: THIS_KEY, context: new Map<string, readonly string[]>() };
  if (grantsByItself(statement, request, policy.kind) !== true) return false;
  return statement.conditions.every((condition) => callerDecides(policy, condition, caller) !== false);
}

/** The key that the policy belongs to, whatever its ARN may be. */
const THIS_KEY = "*";

/** Whether a Deny hits every request of a caller for the actions that it covers. */
export function alwaysHits(policy: Policy, statement: Statement, caller: Caller): boolean {
  if (coversCaller(statement, caller, policy.kind) !== true) return false;
  return statement.conditions.every((condition) => callerDecides(policy, condition, caller) === true);
}

/** What a condition comes to for a caller; undefined where something else than the caller decides. */
function callerDecides(policy: Policy, condition: Condition, caller: Caller): Truth | undefined {
  const key = condition.key.value.toLowerCase();
  if (!callerKeys.has(key)) return undefined;
  const context = { get: (name: string) => (callerKeys.has(name) ? callerValues(caller, name) : undefined) };
  return conditionHolds(condition, callerValues(caller, key), { version: policy.version?.value, context });
}
