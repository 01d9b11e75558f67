import { hasVariable } from "../../evaluate/variables.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyPermission } from "../access.ts";
import type { Tie } from "../callers/ties.ts";
import type { Values } from "../literals/literal.ts";
import { kindOf } from "./actionKinds.ts";
import { isForEveryone } from "./callerParts.ts";
import { outsidersOf } from "./keyCallers.ts";
import { newBudget, type Budget } from "./memberships.ts";
import { findKeyRequest } from "./keyQuestions.ts";

/** What one statement gives to principals of any AWS account. */
export interface PublicAccess {
  readonly statement: Statement;
  /** Use, grants and administration; that a stranger may look at the key is left out. At least one. */
  readonly permissions: readonly KeyPermission[];
}

/**
 * What strangers may do with a key: principals of an account that the policy does not name, in none of the
 * organizations that it names, calling from the internet. Their own account's IAM policies have to allow it too.
 */
export function publicAccessOf(policy: Policy): readonly PublicAccess[] {
  return policy.once(computePublicAccess);
}

function computePublicAccess(policy: Policy): readonly PublicAccess[] {
  const open = policy.statements.filter(
    (each) => each.effect === "Allow" && isForEveryone(each.principal) && !isForFriends(each),
  );
  const given = permissionsOfGroups(policy);
  return open.flatMap((statement) => {
    const isForStrangers = strangersMay(policy, statement);
    const permissions = (given.get(statement) ?? []).filter(({ action }) => isForStrangers(action.name));
    return permissions.length === 0 ? [] : [{ statement, permissions }];
  });
}

/** What each statement gives to any group, each action once. Looking at a key does not count. */
function permissionsOfGroups(policy: Policy): ReadonlyMap<Statement, readonly KeyPermission[]> {
  const byStatement = new Map<Statement, Map<string, KeyPermission>>();
  for (const { principal, permissions } of accessOf(policy)) {
    if (principal.type !== "group") continue;
    for (const permission of permissions) {
      if (permission.actionClass === "read") continue;
      const known = byStatement.get(permission.statement) ?? new Map<string, KeyPermission>();
      byStatement.set(permission.statement, known.set(permission.action.name, permission));
    }
  }
  return new Map([...byStatement].map(([statement, permissions]) => [statement, [...permissions.values()]]));
}

/** Only what is certain counts: a condition that cannot be judged may well keep strangers out. */
function strangersMay(policy: Policy, statement: Statement): (action: string) => boolean {
  const known = new Map<string, boolean>();
  const callers = policy.once(outsidersOf);
  return (action) => {
    const { name, denies } = kindOf(policy, action);
    const question = { action, callers, allOf: [statement], noneOf: denies };
    const isOpen =
      known.get(name) ??
      strangers.some(
        (asked) =>
          policy.once(newStrangerBudget).search() &&
          findKeyRequest(policy, { ...question, asked }).result === "found",
      );
    known.set(name, isOpen);
    return isOpen;
  };
}

/** Strangers have a budget of their own. What it does not reach is not reported. */
function newStrangerBudget(): Budget {
  return newBudget();
}

/** Whether a statement names the account or the organization of its callers, which spares a search. A variable may be anyone's. */
function isForFriends({ conditions }: Statement): boolean {
  return conditions.some(
    ({ key, operator, values }) =>
      /^(?:kms:CallerAccount|aws:Principal(?:Account|OrgID))$/i.test(key.value) &&
      /^String(?:Equals|Like)$/.test(operator.name) &&
      values.every(({ value }) => value !== "" && !hasWildcard(value) && !hasVariable(value)),
  );
}

/** What only requests through somebody's VPC endpoint have. */
const endpointKeys = [
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "aws:vpcsourceip",
];

/** What strangers' requests have: nothing of what a policy may know friends by. Some belong to an organization. */
export const strangers: readonly ReadonlyMap<string, Tie>[] = [
  strangersOf(undefined, undefined),
  strangersOf(["o-strangers0"], ["o-strangers0/r-stra/ou-stra-strangers/"]),
];

function strangersOf(organization: Values, paths: Values): ReadonlyMap<string, Tie> {
  const given = new Map<string, Values>([
    ["aws:principalorgid", organization],
    ["aws:principalorgpaths", paths],
    // An address of a block that nobody has, so that no range of a policy holds it but that of all addresses.
    ["aws:sourceip", ["240.0.0.1"]],
    ["aws:userid", ["AROASTRANGERSTRANGER1:stranger"]],
    ...endpointKeys.map((key) => [key, undefined] as const),
  ]);
  return new Map([...given].map(([key, values]) => [key, { kind: "given", values }]));
}
