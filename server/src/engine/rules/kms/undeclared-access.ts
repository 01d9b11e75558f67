import { roleOfSession } from "../../evaluate/sessionRoles.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyAccess } from "../../prove/access.ts";
import { keyAccountOf } from "../../prove/access/keyAccount.ts";
import type { KeyPrincipal } from "../../prove/access/keyPrincipals.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { propertyOf } from "../../tree/node.ts";
import { listableArnOf, listingFixes, partyElsewhere, unlistingFixes } from "../declaredParties.ts";

export const undeclaredAccess: Rule = {
  id: "kms/undeclared-access",
  summary: "The key policy gives other access than the set declares",
  kinds: ["kms-key-policy"],
  severity: "warning",
  // Where the set is declared may change without who is.
  comparesDocuments: true,

  *check(policy) {
    const { parties } = policy.surroundings;
    if (parties === undefined || policy.tree.errors.length > 0) return;
    for (const duty of duties) {
      const declared = parties[duty.members];
      if (declared === undefined) continue;
      yield* excessOf(policy, duty, declared);
      yield* lackOf(policy, duty, declared);
    }
  },
};

const duties = [
  { members: "administrators", actionClass: "administration", noun: "administrators", verb: "administer" },
  { members: "users", actionClass: "cryptographic", noun: "users", verb: "use" },
] as const;
type Duty = (typeof duties)[number];

/** Services act for others. What the key's own account may do, its IAM policies decide. */
function* excessOf(policy: Policy, duty: Duty, declared: readonly string[]): Iterable<Problem> {
  for (const access of accessOf(policy)) {
    const { principal } = access;
    const permissions = permissionsFor(access, duty.actionClass);
    const [permission] = permissions;
    if (permission === undefined || principal.type === "service" || isDelegation(policy, access)) continue;
    if (isAmong(declared, access)) continue;
    const actions = [...new Set(permissions.map(({ action }) => action.name))];
    yield {
      at: permission.by,
      message:
        `This lets ${shortNameOf(principal.name)} ${duty.verb} the key (${listOf(actions)}), ` +
        `but latchkey.json does not list it among the ${duty.noun} of this set. ` +
        adviceFor(principal),
      related: partyElsewhere(policy, duty.members),
      fixes: () => listingFixes(policy, duty.members, principal),
    };
  }
}

/** An account or a pattern cannot be listed, but those can whom it stands for. */
function adviceFor(principal: KeyPrincipal): string {
  return listableArnOf(principal) === undefined
    ? "Take the permission away, or give it to single roles or users and list these."
    : "Take the permission away, or list it there.";
}

function* lackOf(policy: Policy, duty: Duty, declared: readonly string[]): Iterable<Problem> {
  const having = accessOf(policy).filter((access) => permissionsFor(access, duty.actionClass).length > 0);
  if (having.some(({ principal: { type } }) => type === "account" || type === "group")) return;
  const without = declared.filter((arn) => !having.some((access) => isAmong([arn], access)));
  if (without.length === 0) return;
  yield {
    at: propertyOf(policy.root, "Statement")?.name ?? { start: 0, end: 0 },
    message:
      `latchkey.json lists ${listOf(without.map(shortNameOf))} among the ${duty.noun} of this set, ` +
      `but nothing here lets them ${duty.verb} the key, nor could IAM policies. ` +
      "Add them to a statement, or take them off the list.",
    related: partyElsewhere(policy, duty.members),
    fixes: () => unlistingFixes(policy, duty.members, without),
  };
}

function isDelegation(policy: Policy, { principal: { type, account } }: KeyAccess): boolean {
  const own = keyAccountOf(policy);
  return type === "account" && (own === undefined || own === account);
}

/** By its own ARN or, for a session, by that of its role. */
function isAmong(declared: readonly string[], { principal: { name, caller } }: KeyAccess): boolean {
  const role = roleOfSession(name, declared) ?? (caller?.type === "session" ? caller.roleArn : name);
  return declared.includes(name) || declared.includes(role);
}
