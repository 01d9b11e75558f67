import { callerValues } from "../../evaluate/callerContext.ts";
import { conditionHolds } from "../../evaluate/conditions.ts";
import { coversCaller, grantsByItself } from "../../evaluate/principals.ts";
import { unknownVariable } from "../../evaluate/variables.ts";
import type { Caller } from "../../evaluate/request.ts";
import { allOf, isDoubt, type Doubt, type Truth } from "../../evaluate/truth.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { ownAccountOf, RESOURCE_ACCOUNT } from "./ownAccount.ts";

/** Condition keys whose values the caller alone decides. */
const callerKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:principaltype",
  "aws:userid",
  "aws:username",
  "kms:calleraccount",
]);

/** Whether the caller alone decides a condition. */
export function isDecidedByCaller({ key }: Condition): boolean {
  return callerKeys.has(key.value.toLowerCase());
}

/** Whether a condition asks for the unique id that IAM gave a user or a role. */
export function isAboutUniqueId({ key }: Condition): boolean {
  return key.value.toLowerCase() === "aws:userid";
}

/**
 * Whether an Allow gives a caller something by itself, as far as the caller decides it. One to the caller's account
 * does not: IAM has the last word there.
 */
export function givesTo(policy: Policy, statement: Statement, caller: Caller): Truth {
  const request = { caller, action: "", resource: THIS_KEY, context: new Map<string, readonly string[]>() };
  if (grantsByItself(statement, request, policy.kind) !== true) return false;
  const truth = reaches(policy, statement, caller);
  // A service has no account and no ARN to be known by: conditions on these are meant for others.
  return isDoubt(truth) && caller.type === "service" ? false : truth;
}

/** The key that the policy belongs to, whatever its ARN may be. */
const THIS_KEY = "*";

/** Whether a statement is meant for a caller, as far as the caller decides it. */
export function reaches(policy: Policy, statement: Statement, caller: Caller): Truth {
  const covered = coversCaller(statement, caller, policy.kind);
  if (covered === false) return false;
  const decided = statement.conditions.filter(isDecidedByCaller);
  return allOf([covered, ...decided.map((condition) => callerDecides(policy, condition, caller))]);
}

/** Whether a Deny that is meant for a caller hits all of its requests for the actions that it covers. */
export function isUnconditional({ resource, conditions }: Statement): boolean {
  const isForKey = resource?.negated === false && resource.values.some(({ value }) => value === "*");
  return isForKey && conditions.every(isDecidedByCaller);
}

/** What a caller makes of a condition on who it is. */
export function callerDecides(policy: Policy, condition: Condition, caller: Caller): Truth {
  const context = {
    get: (name: string) => (callerKeys.has(name) ? callerValues(caller, name) : aboutKey(policy, name)),
  };
  const values = callerValues(caller, condition.key.value.toLowerCase());
  return conditionHolds(condition, values, { version: policy.version?.value, context });
}

/** What the policy shows of a variable that is not about the caller. */
function aboutKey(policy: Policy, name: string): readonly string[] | Doubt {
  const account = name === RESOURCE_ACCOUNT ? ownAccountOf(policy) : undefined;
  return account === undefined ? unknownVariable(name) : [account];
}
