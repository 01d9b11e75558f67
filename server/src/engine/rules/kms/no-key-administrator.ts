import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, shortNameOf, titleOf } from "../../lint/words.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../../prove/access.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { awaitsAllow } from "../../prove/unfinished.ts";

export const noKeyAdministrator: Rule = {
  id: "kms/no-key-administrator",
  summary: "Users are named, but nobody besides the account administers the key",
  kinds: ["kms-key-policy"],
  severity: "warning",

  *check(policy) {
    const [delegations, others] = byDelegation(accessOf(policy));
    const users = others.filter((access) => isPerson(access) && uses(access));
    if (users.length === 0 || others.some(administers) || policy.once(awaitsAllow)) return;
    const delegation = delegations.find((access) => administers(access) && uses(access));
    const [by] = delegation === undefined ? [] : permissionsFor(delegation, "administration");
    if (delegation !== undefined && by !== undefined) yield problemOf(users, delegation, by);
  },
};

/** What accounts may hand out, and what everybody else has. */
function byDelegation(all: readonly KeyAccess[]): readonly [readonly KeyAccess[], readonly KeyAccess[]] {
  const isDelegation = ({ principal }: KeyAccess): boolean => principal.type === "account";
  return [all.filter(isDelegation), all.filter((access) => !isDelegation(access))];
}

/** A role that belongs to an AWS service is no sign that duties were given to people. */
function isPerson({ principal }: KeyAccess): boolean {
  return principal.type === "identity" && !principal.name.includes(":role/aws-service-role/");
}

function uses(access: KeyAccess): boolean {
  return permissionsFor(access, "cryptographic").length > 0;
}

function administers(access: KeyAccess): boolean {
  return permissionsFor(access, "administration").length > 0;
}

function problemOf(
  users: readonly KeyAccess[],
  { principal }: KeyAccess,
  { by, statement }: KeyPermission,
): Problem {
  const names = listOf(users.map((user) => shortNameOf(user.principal.name)));
  const account = shortNameOf(principal.name);
  return {
    at: by,
    message:
      `This policy names who uses the key (${names}) but nobody who administers it: ${titleOf(statement)} leaves that, ` +
      `together with its use, to the IAM policies of ${account}. Name a role for the administration, and leave to the account no more than recovery.`,
  };
}
