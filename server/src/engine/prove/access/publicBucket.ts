import { actionOf, type Action } from "../../catalog/actions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "../callers/callerClass.ts";
import type { Tie } from "../callers/ties.ts";
import { actionGroups, type ActionGroup } from "../effect/actionGroups.ts";
import { resourceTie } from "../effect/resources.ts";
import { findRequest } from "../findRequest.ts";
import { memoryOfGroup } from "../search/memory.ts";
import { outsidersOf } from "./keyCallers.ts";
import { newBudget, type Budget } from "./memberships.ts";
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
  return policy.once(questionsOf).flatMap(({ group, resource, denies }) => {
    if (coversAction(statement.action, group.example) !== true) return [];
    const isPublic = strangersMay(policy, statement, { group, resource, denies });
    return isPublic ? group.actions.flatMap((name) => actionOf(name) ?? []) : [];
  });
}

/** What is asked about each group of actions. */
interface GroupQuestion {
  readonly group: ActionGroup;
  readonly resource: Tie;
  readonly denies: readonly Statement[];
}

function questionsOf(policy: Policy): readonly GroupQuestion[] {
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  return actionGroups(policy).flatMap((group) => {
    const resource = resourceTie(group, policy);
    if (resource === undefined) return [];
    return [
      {
        group,
        resource,
        denies: denies.filter((each) => coversAction(each.action, group.example) !== false),
      },
    ];
  });
}

function strangersMay(
  policy: Policy,
  statement: Statement,
  { group, resource, denies }: GroupQuestion,
): boolean {
  const budget = policy.once(newBucketBudget);
  const base = { action: group.example, noneOf: denies, allOf: [statement], memory: policy.once(ownMemory) };
  return strangers.some((known) => {
    if (!budget.search()) return false;
    const asked = new Map<string, Tie>([["resource", resource], ...known, ...outsideAccessPoints]);
    return findRequest(policy, { ...base, asked, callers: policy.once(callersOf) }).result === "found";
  });
}

const ownMemory = memoryOfGroup();

function callersOf(policy: Policy): readonly CallerClass[] {
  return [namedCaller({ type: "anonymous" }), ...outsidersOf(policy)];
}

/** What it does not reach is not reported. */
function newBucketBudget(): Budget {
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
