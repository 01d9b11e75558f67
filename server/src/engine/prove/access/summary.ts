import type { Policy } from "../../policy/policy.ts";
import { accessOf, type KeyAccess } from "../access.ts";
import { conditionsOf } from "./accessConditions.ts";
import { keyAccountOf } from "./keyAccount.ts";
import { isForOthersThanRoot } from "./lookFor.ts";
import { isLockedOut } from "./lockout.ts";
import { publicAccessOf } from "./publicAccess.ts";
import { overlapsOf, permissionsFor } from "./separation.ts";

/** What one principal may do with a key, by the key policy alone. Names of actions, in the catalogue's order. */
export interface PrincipalAccess {
  /** As the policy writes it, or in words: `any principal of account 111122223333`, `anyone`. */
  readonly principal: string;
  readonly administer: readonly string[];
  readonly use: readonly string[];
  readonly grant: readonly string[];
  /** Whether it may call `kms:PutKeyPolicy`, and so give itself whatever it lacks. */
  readonly changePolicy: boolean;
  /** What must hold besides, in words. */
  readonly conditions: readonly string[];
}

/** Who may do what with a key. For an account, what its IAM policies may hand out. */
export interface AccessSummary {
  readonly principals: readonly PrincipalAccess[];
  /** "broken" where one principal both administers and uses the key. */
  readonly separation: "holds" | "broken";
  /** Whether nobody could change the policy any more. */
  readonly lockout: boolean;
  /** Whether principals of any AWS account may use or administer the key. */
  readonly public: boolean;
  /** Whether IAM policies of the key's own account may hand out its use. */
  readonly rootDelegation: boolean;
}

export function accessSummaryOf(policy: Policy): AccessSummary {
  return {
    principals: accessOf(policy).map((access) => toPrincipalAccess(policy, access)),
    separation: overlapsOf(policy).length > 0 ? "broken" : "holds",
    lockout: isLockedOut(policy),
    public: publicAccessOf(policy).length > 0,
    rootDelegation: delegatesUse(policy),
  };
}

function toPrincipalAccess(policy: Policy, access: KeyAccess): PrincipalAccess {
  const administer = namesOf(permissionsFor(access, "administration"));
  return {
    principal: access.principal.name,
    administer,
    use: namesOf(permissionsFor(access, "cryptographic")),
    grant: namesOf(permissionsFor(access, "grants")),
    changePolicy: administer.includes("kms:PutKeyPolicy"),
    conditions: conditionsOf(policy, access),
  };
}

function namesOf(permissions: KeyAccess["permissions"]): readonly string[] {
  return [...new Set(permissions.map(({ action }) => action.name))].sort();
}

/**
 * Whether anybody but the root user of the key's own account gets a use that is left to IAM there; of any account that
 * may be the key's, where the policy does not show which.
 */
function delegatesUse(policy: Policy): boolean {
  const account = keyAccountOf(policy);
  return accessOf(policy).some(
    (access) =>
      access.principal.type === "account" &&
      (account === undefined || access.principal.account === account) &&
      permissionsFor(access, "cryptographic").some(({ statement, action }) =>
        isForOthersThanRoot(policy, { principal: access.principal, statement, action: action.name }),
      ),
  );
}
