import type { KeyActionClass } from "../../catalog/keyActions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../access.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";

/** A statement that lets those who administer a key use it. */
export interface Overlap {
  readonly statement: Statement;
  readonly principals: readonly KeyPrincipal[];
  /** What the statement lets the first of them use, one permission for each of its values of Action. */
  readonly use: readonly KeyPermission[];
  /** What makes the first of them an administrator. */
  readonly administration: readonly KeyPermission[];
}

/**
 * Where duties are not separated, one overlap for each statement that gives use. The account root's delegation
 * does not count: what it comes to is up to the IAM policies of the account.
 */
export function overlapsOf(policy: Policy): readonly Overlap[] {
  const overlaps = new Map<Statement, Overlap>();
  for (const access of accessOf(policy).filter(({ principal }) => principal.type !== "account")) {
    const administration = permissionsFor(access, "administration");
    if (administration.length === 0) continue;
    for (const [statement, use] of byStatement(permissionsFor(access, "cryptographic"))) {
      const { principals = [], ...first } = overlaps.get(statement) ?? { statement, use, administration };
      overlaps.set(statement, { ...first, principals: [...principals, access.principal] });
    }
  }
  return [...overlaps.values()];
}

/** The permissions of one class. */
export function permissionsFor({ permissions }: KeyAccess, wanted: KeyActionClass): readonly KeyPermission[] {
  return permissions.filter((permission) => permission.actionClass === wanted);
}

function byStatement(
  permissions: readonly KeyPermission[],
): ReadonlyMap<Statement, readonly KeyPermission[]> {
  const groups = new Map<Statement, KeyPermission[]>();
  for (const permission of permissions) {
    const group = groups.get(permission.statement);
    if (group === undefined) groups.set(permission.statement, [permission]);
    else group.push(permission);
  }
  return groups;
}
