import { actionOf, type Action } from "../../catalog/actions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "../callers/callerClass.ts";
import type { Tie } from "../callers/ties.ts";
import { actionGroups } from "../effect/actionGroups.ts";
import { resourceTie } from "../effect/resources.ts";
import { findRequest } from "../findRequest.ts";
import { newMemory } from "../search/memory.ts";
import { outsidersOf } from "./keyCallers.ts";
import { newBudget } from "./memberships.ts";
import { strangers } from "./publicAccess.ts";

/** What one statement of a bucket policy gives to everybody. */
export interface PublicBucketAccess {
  readonly statement: Statement;
  /** At least one. */
  readonly actions: readonly Action[];
}

/**
 * What strangers may do with a bucket: people who do not sign in, and principals of accounts that the policy does not
 * name, over the internet and through no access point. Only what is certain counts.
 */
export function publicBucketAccessOf(policy: Policy): readonly PublicBucketAccess[] {
  return policy.once(computePublicAccess);
}

function computePublicAccess(policy: Policy): readonly PublicBucketAccess[] {
  const open = policy.statements.filter(
    ({ effect, principal }) =>
      effect === "Allow" && principal?.negated === false && principal.values.some(({ type }) => type === "*"),
  );
  return open.flatMap((statement) => {
    const actions = publicActionsOf(policy, statement);
    return actions.length === 0 ? [] : [{ statement, actions }];
  });
}

function publicActionsOf(policy: Policy, statement: Statement): readonly Action[] {
  const groups = actionGroups(policy).filter(
    ({ example }) => coversAction(statement.action, example) === true,
  );
  return groups.flatMap((group) => {
    const resource = resourceTie(group, policy);
    const isPublic = resource !== undefined && strangersMay(policy, statement, group.example, resource);
    return isPublic ? group.actions.flatMap((name) => actionOf(name) ?? []) : [];
  });
}

function strangersMay(policy: Policy, statement: Statement, action: string, resource: Tie): boolean {
  const noneOf = policy.statements.filter(
    (each) => each.effect === "Deny" && coversAction(each.action, action) !== false,
  );
  const base = { action, noneOf, allOf: [statement], memory: policy.once(newMemory) };
  return strangers.some((known) => {
    const asked = new Map<string, Tie>([["resource", resource], ...known, ...outsideAccessPoints]);
    return (
      policy.once(newBucketBudget).search() &&
      findRequest(policy, { ...base, asked, callers: policy.once(callersOf) }).result === "found"
    );
  });
}

function callersOf(policy: Policy): readonly CallerClass[] {
  return [namedCaller({ type: "anonymous" }), ...outsidersOf(policy)];
}

/** What it does not reach is not reported. */
function newBucketBudget() {
  return newBudget();
}

/** What only requests through somebody's access point have. */
const outsideAccessPoints: ReadonlyMap<string, Tie> = new Map(
  [
    "s3:accesspointnetworkorigin",
    "s3:accesspointtag",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
  ].map((key) => [key, { kind: "given", values: undefined }]),
);
