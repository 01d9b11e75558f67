import type { Policy, Statement } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import type { Tie } from "../callers/ties.ts";
import { findRequest, type Finding } from "../findRequest.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import { remember } from "../remember.ts";
import { newMemory, withOwnBudget, type Memory } from "../search/memory.ts";
import { toPattern } from "../theories/pattern.ts";
import { callerPartsOf } from "./callerParts.ts";
import { keyPrincipalsOf } from "./keyPrincipals.ts";
import { ownAccountOf, RESOURCE_ACCOUNT } from "./ownAccount.ts";

/** What is asked about requests for the key of a policy. */
export interface KeyQuestion {
  readonly action: string;
  readonly callers: readonly CallerClass[];
  /** Statements that all have to apply. */
  readonly allOf: readonly Statement[];
  /** Denies none of which may. */
  readonly noneOf: readonly Statement[];
  /** What is known of condition keys (in lower case). */
  readonly asked?: ReadonlyMap<string, Tie>;
}

/** Looks for one request among all for the key of a policy. */
export function findKeyRequest(policy: Policy, question: KeyQuestion): Finding {
  if (question.callers.length === 0) return { result: "none" };
  const { whole, resource, ownAccount, memoryFor } = policy.once(groundsOf);
  const asked = new Map<string, Tie>([["resource", resource], ...ownAccount, ...(question.asked ?? [])]);
  return findRequest(whole, { ...question, asked, memory: memoryFor(question.asked) });
}

/** Whether such a request certainly or possibly exists. */
export function mayExist(policy: Policy, question: KeyQuestion): boolean {
  return findKeyRequest(policy, question).result !== "none";
}

interface Grounds {
  readonly whole: Policy;
  readonly resource: Tie;
  /** What is known of the key's account, where the policy looks at that. */
  readonly ownAccount: readonly (readonly [string, Tie])[];
  /** For each of the circumstances that are asked about, so that none takes away what another needs. */
  readonly memoryFor: (asked: KeyQuestion["asked"]) => Memory;
}

/** What all questions about one policy share. */
function groundsOf(policy: Policy): Grounds {
  const whole = withCallerParts(policy);
  const memory = newMemory(whole);
  return {
    whole,
    resource: keyOf(policy),
    ownAccount: accountTieOf(policy),
    memoryFor: remember(() => withOwnBudget(memory)),
  };
}

/** The policy and statements that only look at the caller: a search knows a statement by the policy that it stands in. */
function withCallerParts(policy: Policy): Policy {
  const memberships = policy.once(keyPrincipalsOf).flatMap(({ membership }) => membership ?? []);
  const parts = [...policy.once(callerPartsOf).values(), ...memberships];
  if (parts.length === 0) return policy;
  const answers = new Map<unknown, unknown>();
  const whole: Policy = {
    ...policy,
    statements: [...policy.statements, ...parts],
    once<T>(compute: (policy: Policy) => T): T {
      if (!answers.has(compute)) answers.set(compute, compute(whole));
      return answers.get(compute) as T;
    },
  };
  return whole;
}

function accountTieOf(policy: Policy): Grounds["ownAccount"] {
  const account = ownAccountOf(policy);
  if (account === undefined || !/aws:ResourceAccount/i.test(policy.tree.text)) return [];
  return [[RESOURCE_ACCOUNT, { kind: "given", values: [account] }]];
}

/** The policy's key: one that its resources name, or any. */
function keyOf({ statements }: Policy): Tie {
  const named = statements
    .flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? [])
    .filter((value) => /^arn:[^:*]*:kms:[^:*]*:[^:*]*:key\/[^*?]+$/.test(value));
  const keys = toPattern("arn:*:kms:*:*:key/*", { wildcards: true });
  const constraints = [isPresent, ifPresent("is a key", { patterns: [keys], negated: false })];
  return { kind: "free", domain: { constraints, isMultivalued: false, preferred: [...named, EXAMPLE_KEY] } };
}

const EXAMPLE_KEY = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
