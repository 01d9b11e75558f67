import { expandAction } from "../../catalog/actions.ts";
import { keyActionClassOf } from "../../catalog/keyActions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { removeActions } from "../../lint/statementEdits.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { lookFor } from "../../prove/access/lookFor.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import type { Circumstance } from "../../prove/access/wanted.ts";
import type { Tie } from "../../prove/callers/ties.ts";
import { addCondition } from "../addCondition.ts";
import { subject } from "../sentence.ts";

export const grantNotForAwsResources: Rule = {
  id: "kms/grant-not-for-aws-resources",
  summary: "A user of the key may give grants to anyone",
  kinds: ["kms-key-policy"],
  severity: "warning",

  *check(policy) {
    const found = new Map<Statement, readonly [KeyPermission, readonly string[]]>();
    for (const access of accessOf(policy).filter(isUser)) {
      const grant = freeGrantOf(policy, access);
      if (grant === undefined) continue;
      const [first, names] = found.get(grant.statement) ?? [grant, []];
      found.set(grant.statement, [first, [...names, access.principal.name]]);
    }
    for (const [permission, names] of found.values()) yield problemOf(policy, permission, names);
  },
};

/** Who administers the key besides is another rule's business. */
function isUser(access: KeyAccess): boolean {
  const { type } = access.principal;
  const isPerson = type === "identity" || type === "group";
  return (
    isPerson &&
    permissionsFor(access, "cryptographic").length > 0 &&
    permissionsFor(access, "administration").length === 0
  );
}

/** A permission to give a grant oneself, to whomever and for whatever. */
function freeGrantOf(policy: Policy, access: KeyAccess): KeyPermission | undefined {
  const { principal, permissions } = access;
  return permissions.find(({ action, statement }) => {
    if (action.name !== "kms:CreateGrant") return false;
    if (statement.conditions.some(({ key }) => limitsGrants(key.value))) return false;
    return lookFor(policy, { principal, statement, action: action.name, circumstance: byHand }) === "found";
  });
}

/** Conditions on what the grant says: its grantee, its operations, the encryption context that it asks for. */
function limitsGrants(key: string): boolean {
  return /^kms:(?:Grant(?!IsFor)|Retiring|EncryptionContext)/i.test(key);
}

/** No service asks for the grant, neither for one of its resources nor on the caller's behalf. */
const byHand: Circumstance = {
  name: "by hand",
  asked: new Map<string, Tie>([
    ["kms:grantisforawsresource", { kind: "given", values: ["false"] }],
    ["kms:viaservice", { kind: "given", values: undefined }],
  ]),
};

function problemOf(policy: Policy, permission: KeyPermission, names: readonly string[]): Problem {
  const { by, statement } = permission;
  const who = listOf(names.map(shortNameOf));
  return {
    at: by,
    message:
      `${subject(who)} may use this key, and with kms:CreateGrant may hand its use on to anyone. ` +
      'AWS services that need grants still get them where "kms:GrantIsForAWSResource" has to be true.',
    fixes: () => fixesOf(policy, statement),
  };
}

function fixesOf(policy: Policy, statement: Statement): readonly Fix[] {
  const condition = { operator: "Bool", key: "kms:GrantIsForAWSResource", value: "true" };
  if (isOnlyGrants(statement)) {
    const edits = addCondition(policy, statement, condition);
    const title = `Add the condition that "kms:GrantIsForAWSResource" is "true" to ${titleOf(statement)}`;
    return edits === undefined ? [] : [{ title, access: "narrower", edits }];
  }
  const edits = removeActions(policy, statement, ({ name }) => name === "kms:CreateGrant");
  const title = `Remove "kms:CreateGrant" from ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}

/** Other actions have no such key, so the condition would take them away. */
function isOnlyGrants({ action }: Statement): boolean {
  const patterns = action?.negated === false ? action.values : [];
  const actions = patterns.flatMap(({ value }) => expandAction(value));
  return actions.length > 0 && actions.every((each) => keyActionClassOf(each) === "grants");
}
