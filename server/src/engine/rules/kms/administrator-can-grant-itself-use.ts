import type { Action } from "../../catalog/actions.ts";
import { escalations, keyActionClassOf, keyActions } from "../../catalog/keyActions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { remainderOf, removeActions } from "../../lint/statementEdits.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
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
    for (const permission of access.permissions.filter((each) => widensAccess(policy, each))) {
      const { who = [] } = escalations.get(permission.by.start) ?? {};
      if (!who.includes(access.principal.name))
        escalations.set(permission.by.start, { permission, who: [...who, access.principal.name] });
    }
  }
  return [...escalations.values()];
}

/** A grant can hand out operations that its giver lacks; a new policy can allow anything. */
function widensAccess(policy: Policy, { action, statement }: KeyPermission): boolean {
  if (action.name === "kms:PutKeyPolicy") return true;
  const lever = levers.find(({ actions }) => actions.test(action.name));
  if (lever !== undefined) return policy.once(decisiveKeys).some((key) => lever.keys.test(key));
  return escalations.has(action.name) && !statement.conditions.some(({ key }) => limitsGrants(key.value));
}

/** What the key itself has, which its administrator can set, and the condition keys that look at it. */
const levers = [
  { actions: /^kms:(?:Tag|Untag)Resource$/, keys: /^aws:resourcetag\//, noun: "tags" },
  {
    actions: /^kms:(?:Create|Update|Delete)Alias$/,
    keys: /^kms:(?:request|resource)alias(?:es)?$/,
    noun: "aliases",
  },
] as const;

/** The condition keys, in lower case, of the statements about the use of the key. */
function decisiveKeys({ statements }: Policy): readonly string[] {
  return statements
    .filter(isAboutUse)
    .flatMap(({ conditions }) => conditions.map(({ key }) => key.value.toLowerCase()));
}

function isAboutUse({ action }: Statement): boolean {
  return cryptographicActions.some(({ name }) => coversAction(action, name) !== false);
}

const cryptographicActions = keyActions.filter((action) => keyActionClassOf(action) === "cryptographic");

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
  const lever = levers.find(({ actions }) => actions.test(name));
  if (lever !== undefined)
    return {
      consequence: `change the ${lever.noun} of the key, on which it depends here who may use it`,
      advice: `Let the ${lever.noun} decide about nothing that administrators must not have, or take the action from them.`,
    };
  return {
    consequence: escalations.get(name) ?? "",
    advice:
      name === "kms:PutKeyPolicy"
        ? "An administrator may need it: let few have it, and watch for PutKeyPolicy in CloudTrail."
        : "Administering a key takes no grants: leave the action out.",
  };
}

/** A policy that nobody may change is no use, so only the grant is offered to go. */
function fixesFor(policy: Policy, { action, by, statement }: KeyPermission): readonly Fix[] {
  if (action.name !== "kms:CreateGrant") return [];
  const edits = removeActions(policy, statement, ({ name }) => name === action.name);
  if (edits === undefined) return [];
  const left = remainderOf(policy, by.value, ({ name }) => name === action.name);
  const title =
    left.length === 0
      ? `Remove "${by.value}" from ${titleOf(statement)}`
      : `Replace "${by.value}" by ${listOf(left.map((name) => `"${name}"`))}`;
  return [{ title, access: "narrower", edits }];
}
