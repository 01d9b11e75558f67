import type { Policy, Statement } from "../../policy/policy.ts";
import type { Finding } from "../findRequest.ts";
import { kindOf } from "./actionKinds.ts";
import { lookForGroup } from "./lookForGroup.ts";
import { lookForCaller } from "./lookForCaller.ts";
import { callersOf } from "./keyCallers.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";
import { findKeyRequest, mayExist } from "./keyQuestions.ts";
import { haveOneMember } from "./memberships.ts";
import { newReaches } from "./reaches.ts";
import { anyCircumstance, type Wanted } from "./wanted.ts";

/**
 * Whether some request of a principal for an action gets through an Allow and past the denies. Answers are kept
 * for all principals that the policy does not tell apart, since large policies name hundreds.
 */
export function lookFor(
  policy: Policy,
  wanted: Pick<Wanted, "principal" | "statement" | "action"> & Partial<Wanted>,
): Finding["result"] {
  const { principal, action } = wanted;
  const { denies } = kindOf(policy, action);
  const whole: Wanted = { circumstance: anyCircumstance, denies, ...wanted };
  const { caller } = principal;
  if (caller === undefined) return lookForGroup(policy, whole);
  const result = lookForCaller(policy, whole, caller);
  return principal.type === "account" && result === "none" ? lookInAccount(policy, whole) : result;
}

/** Whether an Allow can be meant for a principal at all, whatever the action. Most are not. */
export function concerns(policy: Policy, statement: Statement, principal: KeyPrincipal): boolean {
  const { caller, type } = principal;
  if (caller === undefined) return haveOneMember(policy, principal, [statement]);
  return type === "account" || policy.once(newReaches).given(policy, statement, caller) !== false;
}

/** Whether others of an account than its root user may get an action that an Allow for the account gives. */
export function isForOthersThanRoot(
  policy: Policy,
  { principal, statement, action }: Pick<Wanted, "principal" | "statement" | "action">,
): boolean {
  const callers = callersOf(policy, principal).filter(({ example }) => example.type !== "root");
  const { denies } = kindOf(policy, action);
  return mayExist(policy, { action, callers, allOf: [statement], noneOf: denies });
}

/** What the account's root is denied, another of its principals may still get. */
function lookInAccount(
  policy: Policy,
  { principal, statement, action, circumstance, denies }: Wanted,
): Finding["result"] {
  const callers = callersOf(policy, principal);
  const question = { action, callers, allOf: [statement], noneOf: denies, asked: circumstance.asked };
  return findKeyRequest(policy, question).result;
}
