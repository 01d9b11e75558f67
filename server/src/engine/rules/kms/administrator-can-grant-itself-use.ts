import type { Action } from "../../catalog/actions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { remainderOf, removeActions } from "../../lint/statementEdits.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyPermission } from "../../prove/access.ts";
import { permissionsFor } from "../../prove/access/separation.ts";

export const administratorCanGrantItselfUse: Rule = {
  id: "kms/administrator-can-grant-itself-use",
  summary: "An administrator of the key can give itself its use",
  kinds: ["kms-key-policy"],
  severity: "information",

  *check(policy) {
    for (const escalation of escalationsOf(policy)) yield problemOf(policy, escalation);
  },
};

/** One value of Action that lets administrators widen their own access. */
interface Escalation {
  readonly permission: KeyPermission;
  readonly who: readonly string[];
}

/** Those who use the key already have nothing to gain; they are another rule's business. */
function escalationsOf(policy: Policy): readonly Escalation[] {
  const escalations = new Map<number, Escalation>();
  for (const access of accessOf(policy)) {
    const isAdministrator = permissionsFor(access, "administration").length > 0;
    const isUser = permissionsFor(access, "cryptographic").length > 0;
    if (access.principal.type === "account" || !isAdministrator || isUser) continue;
    for (const permission of access.permissions.filter(widensAccess)) {
      const { who = [] } = escalations.get(permission.by.start) ?? {};
      if (!who.includes(access.principal.name))
        escalations.set(permission.by.start, { permission, who: [...who, access.principal.name] });
    }
  }
  return [...escalations.values()];
}

/** A grant can hand out operations that its giver lacks; a new policy can allow anything. */
function widensAccess({ action, statement }: KeyPermission): boolean {
  if (action.name === "kms:PutKeyPolicy") return true;
  return (
    action.name === "kms:CreateGrant" && !statement.conditions.some(({ key }) => limitsGrants(key.value))
  );
}

/** Conditions that leave the grant to an AWS service, or say which operations it may hand out, and to whom. */
function limitsGrants(key: string): boolean {
  return /^kms:(?:GrantIsForAWSResource|GrantOperations|GranteePrincipal)$/i.test(key);
}

function problemOf(policy: Policy, { permission, who }: Escalation): Problem {
  const { action, by } = permission;
  const includes = by.value === action.name ? "" : `${by.value} includes ${action.name}. `;
  const { consequence, advice } = meaningOf(action);
  return {
    at: by,
    message: `${includes}With ${action.name} ${listOf(who.map(shortNameOf))} can ${consequence}. ${advice}`,
    fixes: () => fixesFor(policy, permission),
  };
}

function meaningOf({ name }: Action): { readonly consequence: string; readonly advice: string } {
  return name === "kms:PutKeyPolicy"
    ? {
        consequence: "rewrite this policy and allow itself to decrypt",
        advice: "An administrator may need it: let few have it, and watch for PutKeyPolicy in CloudTrail.",
      }
    : {
        consequence: "give anyone, itself included, a grant to decrypt",
        advice: "Administering a key takes no grants: leave the action out.",
      };
}

/** A policy that nobody may change is no use, so only the grant is offered to go. */
function fixesFor(policy: Policy, { action, by, statement }: KeyPermission): readonly Fix[] {
  if (action.name !== "kms:CreateGrant") return [];
  const edits = removeActions(policy, statement, ({ name }) => name === action.name);
  if (edits === undefined) return [];
  const left = remainderOf(by.value, ({ name }) => name === action.name);
  const title =
    left.length === 0
      ? `Remove "${by.value}" from ${titleOf(statement)}`
      : `Replace "${by.value}" by ${listOf(left.map((name) => `"${name}"`))}`;
  return [{ title, access: "narrower", edits }];
}
