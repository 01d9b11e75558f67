import type { Problem, Rule } from "../../lint/rule.ts";
import { shortNameOf } from "../../lint/words.ts";
import { accessOf, type KeyAccess } from "../../prove/access.ts";
import { permissionsFor } from "../../prove/access/separation.ts";
import { awaitsAllow } from "../../prove/unfinished.ts";

export const noKeyUser: Rule = {
  id: "kms/no-key-user",
  summary: "Administrators are named, but nobody who uses the key",
  kinds: ["kms-key-policy"],
  severity: "hint",

  *check(policy) {
    const all = accessOf(policy);
    const administrator = all.find(
      (access) => access.principal.type === "identity" && permissionsFor(access, "administration").length > 0,
    );
    const users = all.filter((access) => permissionsFor(access, "cryptographic").length > 0);
    const isNamed = users.some(({ principal }) => principal.type !== "account");
    if (administrator !== undefined && !isNamed && !policy.once(awaitsAllow))
      yield problemOf(administrator, users);
  },
};

function problemOf(administrator: KeyAccess, delegations: readonly KeyAccess[]): Problem {
  const [permission] = permissionsFor(administrator, "administration");
  const [delegation] = delegations;
  const who = shortNameOf(administrator.principal.name);
  const fate =
    delegation === undefined
      ? "As it stands, nobody can encrypt or decrypt with it unless by a grant."
      : `Who may, the IAM policies of ${shortNameOf(delegation.principal.name)} decide alone.`;
  return {
    at: permission?.by ?? { start: 0, end: 0 },
    message: `This policy names who administers the key (${who}) but nobody who uses it. ${fate}`,
  };
}
