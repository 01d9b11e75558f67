import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { shortNameOf, titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { kindOf } from "../../prove/access/actionKinds.ts";
import { appendToList } from "../../tree/edits.ts";
import { subject } from "../sentence.ts";

export const administratorCannotReadPolicy: Rule = {
  id: "kms/administrator-cannot-read-policy",
  summary: "An administrator may replace the key policy but not read it",
  kinds: ["kms-key-policy"],
  severity: "hint",

  *check(policy) {
    const seen = new Set<number>();
    for (const access of accessOf(policy)) {
      const put = access.permissions.find(({ action }) => action.name === "kms:PutKeyPolicy");
      if (put === undefined || !isPerson(access) || mayRead(access) || seen.has(put.by.start)) continue;
      seen.add(put.by.start);
      yield problemOf(policy, access, put);
    }
  },
};

/** For an account, IAM policies decide action by action; a service edits no policy. */
function isPerson({ principal }: KeyAccess): boolean {
  return principal.type === "identity" || principal.type === "group";
}

function mayRead({ permissions }: KeyAccess): boolean {
  return permissions.some(({ action }) => action.name === "kms:GetKeyPolicy");
}

function problemOf(policy: Policy, { principal }: KeyAccess, permission: KeyPermission): Problem {
  return {
    at: permission.by,
    message:
      `${subject(shortNameOf(principal.name))} may replace this policy (kms:PutKeyPolicy) but not read it (kms:GetKeyPolicy). ` +
      "KMS replaces the whole policy at once, so it can only be changed blindly.",
    fixes: () => fixesOf(policy, permission),
  };
}

/** Where a Deny takes the action away, allowing it once more does not help. */
function fixesOf(policy: Policy, { statement }: KeyPermission): readonly Fix[] {
  if (kindOf(policy, "kms:GetKeyPolicy").denies.length > 0) return [];
  const list = statement.action?.negated === false ? statement.action.property.value : undefined;
  if (list === undefined) return [];
  const title = `Add "kms:Get*" to Action of ${titleOf(statement)}`;
  return [{ title, access: "wider", edits: [appendToList(policy.tree.text, list, "kms:Get*")] }];
}
