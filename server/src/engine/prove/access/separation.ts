import type { KeyActionClass } from "../../catalog/keyActions.ts";
import { isPositive } from "../../evaluate/conditionForms.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { accessOf, type KeyAccess, type KeyPermission } from "../access.ts";
import type { KeyPrincipal } from "./keyPrincipals.ts";
import { isAboutUniqueId } from "./keyRequests.ts";
import { haveOneMember } from "./memberships.ts";

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
  return policy.once(computeOverlaps);
}

function computeOverlaps(policy: Policy): readonly Overlap[] {
  const overlaps = new Map<Statement, Overlap>();
  for (const access of accessOf(policy).filter(({ principal }) => principal.type !== "account")) {
    const administers = permissionsFor(access, "administration").filter(givesControl);
    if (administers.length === 0) continue;
    for (const [statement, use] of byStatement(permissionsFor(access, "cryptographic"))) {
      const administration = administers.filter((each) =>
        mayBeOne(policy, access, each.statement, statement),
      );
      if (administration.length === 0) continue;
      const known = overlaps.get(statement);
      const principals = [...(known?.principals ?? []), access.principal];
      overlaps.set(statement, { statement, use, administration, ...known, principals });
    }
  }
  return [...overlaps.values()];
}

/**
 * Whether an administrative permission is worth separating. To name a key by way of a service's console is not:
 * AWS's own key policy for CloudTrail lets everybody of the account do that who may decrypt.
 */
function givesControl({ action, statement }: KeyPermission): boolean {
  const isViaService = statement.conditions.some(({ key }) => /^kms:ViaService$/i.test(key.value));
  return !isViaService || !/^kms:\w+Alias$/.test(action.name);
}

/**
 * Whether one caller can be meant by two statements: of a group some must be, other principals are one caller each. Whom
 * a unique id belongs to a policy does not show, so that nobody else is taken for its bearer.
 */
function mayBeOne(policy: Policy, { principal }: KeyAccess, left: Statement, right: Statement): boolean {
  if (left === right) return true;
  if (principal.type === "group") return haveOneMember(policy, principal, [left, right]);
  return ![left, right].some(({ conditions }) => conditions.some(asksForUniqueId));
}

function asksForUniqueId(condition: Condition): boolean {
  return isAboutUniqueId(condition) && isPositive(condition);
}

/** The permissions of one class, in the order of the document. */
export function permissionsFor({ permissions }: KeyAccess, duty: KeyActionClass): readonly KeyPermission[] {
  return permissions.filter(({ actionClass }) => actionClass === duty);
}

function byStatement(
  permissions: readonly KeyPermission[],
): ReadonlyMap<Statement, readonly KeyPermission[]> {
  const statements = new Map<Statement, KeyPermission[]>();
  for (const permission of permissions) {
    const others = statements.get(permission.statement);
    if (others === undefined) statements.set(permission.statement, [permission]);
    else others.push(permission);
  }
  return statements;
}
