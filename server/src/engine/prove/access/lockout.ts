import { placeholderIn } from "../../catalog/placeholders.ts";
import { coversAction } from "../../evaluate/actions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { accessOf } from "../access.ts";

/** What it takes to change a key policy. */
const PUT_POLICY = "kms:PutKeyPolicy";

/**
 * Whether nobody could change the policy any more, so that KMS refuses it. An account counts: its IAM policies
 * can hand the action out. So does whoever is still to be filled in, and a statement that lacks an element: it is
 * refused for that. A service never changes a policy.
 */
export function isLockedOut(policy: Policy): boolean {
  return policy.once(computeLockout);
}

function computeLockout(policy: Policy): boolean {
  const somebodyMay = accessOf(policy).some(
    ({ principal, permissions }) =>
      principal.type !== "service" && permissions.some(({ action }) => action.name === PUT_POLICY),
  );
  return !somebodyMay && !policy.statements.some(isUnfinished);
}

/** Whether a statement is about changing the policy. */
export function coversPutPolicy({ action }: Statement): boolean {
  return coversAction(action, PUT_POLICY) === true;
}

function isUnfinished(statement: Statement): boolean {
  const { effect, principal, action, resource } = statement;
  if (effect === "Deny" || (action !== undefined && !coversPutPolicy(statement))) return false;
  const elements = [effect, principal, action, resource];
  return (
    elements.includes(undefined) ||
    (principal?.values ?? []).some(({ value }) => placeholderIn(value) !== undefined)
  );
}
