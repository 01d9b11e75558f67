import { worksAcrossAccounts } from "../catalog/keyActions.ts";
import { isAccountId } from "../policy/arn.ts";
import type { Policy } from "../policy/policy.ts";
import { keyAccountOf } from "./access/keyAccount.ts";
import { writtenAccessOf, type KeyAccess } from "./access/writtenAccess.ts";

export type { ActionPattern, KeyAccess, KeyPermission } from "./access/writtenAccess.ts";

/**
 * Everybody whom a key policy means, with what each may do. The account root's delegation stands for its own. What KMS
 * lets nobody do with a key of another account is left out where the policy shows the key's own.
 */
export function accessOf(policy: Policy): readonly KeyAccess[] {
  return policy.alone.once(computeAccess);
}

function computeAccess(policy: Policy): readonly KeyAccess[] {
  const own = keyAccountOf(policy);
  return writtenAccessOf(policy).map((access) => {
    const { account } = access.principal;
    if (own === undefined || account === undefined || account === own || !isAccountId(account)) return access;
    const permissions = access.permissions.filter(({ action }) => worksAcrossAccounts(action));
    return { ...access, permissions };
  });
}
