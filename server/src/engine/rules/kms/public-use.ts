import { isAccountId } from "../../policy/arn.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { keyAccountOf } from "../../prove/access/keyAccount.ts";
import { publicAccessOf, type PublicAccess } from "../../prove/access/publicAccess.ts";
import type { Span } from "../../tree/node.ts";
import { addCondition } from "../addCondition.ts";
import { sentence } from "../sentence.ts";

export const publicUse: Rule = {
  id: "kms/public-use",
  summary: "Any AWS account can use the key",
  kinds: ["kms-key-policy"],
  severity: "error",

  *check(policy) {
    for (const access of publicAccessOf(policy)) yield problemOf(policy, access);
  },
};

function problemOf(policy: Policy, { statement, permissions }: PublicAccess): Problem {
  const isUse = permissions.some(({ actionClass }) => actionClass !== "administration");
  const names = listOf(permissions.map(({ action }) => action.name));
  const what = isUse
    ? `lets everyone use this key (${names}): any principal of any AWS account`
    : `lets everyone administer this key (${names}): any user and role of its account, whatever IAM says of them`;
  return {
    at: placeOf(statement),
    message: `${sentence(titleOf(statement))} ${what}. Nothing in its conditions says who may call: "kms:CallerAccount" would.`,
    fixes: () => fixesOf(policy, statement),
  };
}

/** The star, or the name of NotPrincipal. */
function placeOf({ principal, node }: Statement): Span {
  if (principal?.negated === true) return principal.property.name;
  return principal?.values.find(({ type }) => type === "*")?.node ?? node;
}

/** The account is only filled in where the policy shows which one the key belongs to. */
function fixesOf(policy: Policy, statement: Statement): readonly Fix[] {
  const account = keyAccountOf(policy);
  if (account === undefined || !isAccountId(account)) return [];
  const condition = { operator: "StringEquals", key: "kms:CallerAccount", value: account };
  const edits = addCondition(policy, statement, condition);
  const title = `Add the condition that "kms:CallerAccount" is "${account}" to ${titleOf(statement)}`;
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}
