import type { Policy, Statement } from "../../policy/policy.ts";
import { isCallerKey } from "../callers/ties.ts";
import { remember } from "../remember.ts";
import type { Finding } from "../findRequest.ts";
import { isCarried, kindOf } from "./actionKinds.ts";
import { callerConditionsOf, hasVariables, isForEveryone } from "./callerParts.ts";
import { callersOf } from "./keyCallers.ts";
import { findKeyRequest } from "./keyQuestions.ts";
import { haveOneMember, newBudget, type Budget } from "./memberships.ts";
import { isPlainBesides } from "./plainStatements.ts";
import { residueOf } from "./residue.ts";
import type { Wanted } from "./wanted.ts";

type Result = Finding["result"];

/** The answer for whoever belongs to a group and is not named otherwise. */
export function lookForGroup(policy: Policy, wanted: Wanted): Result {
  const { principal, statement, action, circumstance, denies } = wanted;
  if (!haveOneMember(policy, principal, [statement])) return "none";
  if (denies.length === 0 && circumstance.asked.size === 0 && isPlainBesides(statement, isOfCaller))
    return isCarried(statement, action) ? "found" : "none";
  return denies.every(isBlindToCallers) && ![statement, ...denies].some(hasVariables)
    ? lookForAnybody(policy, wanted)
    : search(policy, wanted);
}

/** Where no Deny looks at the caller, what was found for one group holds for all that belong somewhere at all. */
function lookForAnybody(policy: Policy, wanted: Wanted): Result {
  const { statement, action, circumstance, denies } = wanted;
  const residues = [statement, ...denies].map((each) => residueOf(policy, each, isOfCaller));
  const name = [circumstance.name, kindOf(policy, action).name, ...residues].join(" ");
  const found = policy.once(newFound);
  if (found.has(name)) return "found";
  const result = search(policy, wanted);
  if (result === "found") found.add(name);
  return result;
}

/** Once the budget is spent, a group is left what its own statement gives it, and not accused of more. */
function search(policy: Policy, { principal, statement, action, circumstance, denies }: Wanted): Result {
  const { membership } = principal;
  const isOwn = membership === undefined || membership.node === statement.node;
  if (!policy.once(newBudgets)(circumstance.name).search()) return isOwn ? "unsure" : "none";
  return findKeyRequest(policy, {
    action,
    callers: callersOf(policy, principal),
    allOf: membership === undefined ? [statement] : [statement, membership],
    noneOf: denies,
    asked: circumstance.asked,
  }).result;
}

/** One for each of the circumstances that are asked about. */
function newBudgets(): (circumstance: string) => Budget {
  return remember(() => newBudget());
}

function isOfCaller({ key }: Statement["conditions"][number]): boolean {
  return isCallerKey(key.value.toLowerCase());
}

function isBlindToCallers(statement: Statement): boolean {
  const { principal } = statement;
  return (
    isForEveryone(principal) && principal?.negated === false && callerConditionsOf(statement).length === 0
  );
}

function newFound(): Set<string> {
  return new Set();
}
