import type { Policy } from "../../policy/policy.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";
import { writtenAccessOf } from "./writtenAccess.ts";

/**
 * The account that a key policy's key belongs to, as far as the policy shows it: the one whose IAM policies may
 * hand out `kms:PutKeyPolicy`, which works in no other account; else the one whose principals have it; else
 * the only one that the policy speaks of. Undefined where that leaves several or none.
 */
export function keyAccountOf(policy: Policy): string | undefined {
  return policy.once(findKeyAccount);
}

function findKeyAccount(policy: Policy): string | undefined {
  const access = writtenAccessOf(policy);
  const owners = access.filter(({ permissions }) =>
    permissions.some(({ action }) => action.name === "kms:PutKeyPolicy"),
  );
  const candidates = [owners.filter(({ principal }) => principal.type === "account"), owners, access];
  for (const candidate of candidates) {
    const accounts = accountsOf(candidate.map(({ principal }) => principal));
    if (accounts.size > 0) return accounts.size === 1 ? [...accounts][0] : undefined;
  }
  return undefined;
}

function accountsOf(principals: readonly KeyPrincipal[]): ReadonlySet<string> {
  return new Set(principals.flatMap(({ account = "" }) => (/^\d+$/.test(account) ? [account] : [])));
}
