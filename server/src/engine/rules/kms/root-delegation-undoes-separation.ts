import type { Action } from "../../catalog/actions.ts";
import { keyActionClassOf } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { removeActions } from "../../lint/statementEdits.ts";
import { shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { isRedundant } from "../../prove/effect.ts";
import { remember } from "../../prove/remember.ts";
import { sentence } from "../sentence.ts";

export const rootDelegationUndoesSeparation: Rule = {
  id: "kms/root-delegation-undoes-separation",
  summary: "IAM administrators of the account can give the key's use to anyone",
  kinds: ["kms-key-policy"],
  severity: "information",

  *check(policy) {
    const access = accessOf(policy);
    const separated = access.filter(isSeparated).map(({ principal }) => principal.account);
    const isFree = remember((statement: Statement) => keepsNobodyOut(policy, statement));
    for (const delegation of access.filter(({ principal }) => principal.type === "account")) {
      if (!separated.includes(delegation.principal.account)) continue;
      const use = permissionsFor(delegation, "cryptographic").find(({ statement }) => isFree(statement));
      if (use !== undefined) yield problemOf(policy, delegation, use);
    }
  },
};

/** Somebody who administers without using, or the other way round: a separation that can be undone. */
function isSeparated(access: KeyAccess): boolean {
  const administers = permissionsFor(access, "administration").length > 0;
  const uses = permissionsFor(access, "cryptographic").length > 0;
  return access.principal.type === "identity" && administers !== uses;
}

/** What is asked of any other key can be missing from a request. */
const isOfEveryCaller = /^(aws:principal(account|arn)|kms:calleraccount)$/i;

/** A condition may keep the delegation to where it does no harm; one that always holds for the account does not. */
function keepsNobodyOut(policy: Policy, statement: Statement): boolean {
  if (statement.conditions.length === 0) return true;
  if (!statement.conditions.every(({ key }) => isOfEveryCaller.test(key.value))) return false;
  const bare: Statement = { ...statement, conditions: [] };
  return isRedundant({ ...policy, statements: [statement, bare] }, bare).result === "redundant";
}

function problemOf(policy: Policy, { principal }: KeyAccess, permission: KeyPermission): Problem {
  const { by, action, statement } = permission;
  const account = shortNameOf(principal.name);
  const what = by.value === action.name ? by.value : `${by.value}, which includes ${action.name},`;
  return {
    at: by,
    message:
      `${sentence(titleOf(statement))} leaves ${what} to the IAM policies of ${account}. Whoever administers IAM there can give ` +
      "anyone the use of this key, the key's administrators included, whatever the other statements separate.",
    fixes: () => fixesOf(policy, permission),
  };
}

/** The account keeps all else, kms:PutKeyPolicy above all, so that nobody is locked out. */
function fixesOf(policy: Policy, { by, statement }: KeyPermission): readonly Fix[] {
  const edits = removeActions(policy, statement, isUseOrGrant);
  const title = `Narrow "${by.value}" in ${titleOf(statement)} to administration`;
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}

function isUseOrGrant(action: Action): boolean {
  return keyActionClassOf(action) === "cryptographic" || action.name === "kms:CreateGrant";
}
