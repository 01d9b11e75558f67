import { coversAction } from "../../evaluate/actions.ts";
import { isDoubt } from "../../evaluate/truth.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import { findRequest, truthOf, type Finding, type Question } from "../findRequest.ts";
import { memoryOfGroup } from "../search/memory.ts";
import { actionGroups, type ActionGroup } from "./actionGroups.ts";
import { callersOf, settlementsFor } from "./callers.ts";
import { withEveryKey } from "./everyRequest.ts";
import { resourceTie } from "./resources.ts";
import { withoutAnyValues } from "./unknownValues.ts";

/** The groups of actions that a statement is about. */
export function groupsOf(policy: Policy, { action }: Statement): readonly ActionGroup[] {
  return actionGroups(policy).filter(({ example }) => coversAction(action, example) !== false);
}

/**
 * Asks for requests for a group of actions to which a statement applies and none of the others says as much.
 * Empty where no request for these actions concerns the policy.
 */
export function questionsAbout(
  policy: Policy,
  statement: Statement,
  group: ActionGroup,
  others: readonly Statement[],
  callers: readonly CallerClass[] = callersOf(policy),
): readonly Question[] {
  const resource = resourceTie(group, policy);
  if (resource === undefined) return [];
  const base = {
    action: group.example,
    asked: new Map([["resource", resource]]),
    allOf: [statement],
    memory: policy.once(others.length > 0 ? memoryForMany : memoryForOne),
  };
  return settlementsFor(policy, statement, others, callers).map(({ callers: asked, settledBy }) => ({
    ...base,
    callers: asked,
    noneOf: settledBy,
  }));
}

/** Questions about one statement by itself are not to depend on what those about several took, nor these on them. */
const memoryForOne = memoryOfGroup();
const memoryForMany = memoryOfGroup();

/** The first request found; unsure where any question is. */
export function findAny(policy: Policy, questions: Iterable<Question>): Finding {
  let finding: Finding = { result: "none" };
  for (const question of questions) {
    const next = find(policy, question);
    if (next.result === "found") return next;
    if (next.result === "unsure") finding = next;
  }
  return finding;
}

/** Most often nothing else applies to what a statement applies to, and then there is no need to search for it. */
function find(policy: Policy, question: Question): Finding {
  if (question.noneOf.length > 0) {
    const alone = findCertain(policy, { ...question, noneOf: [] });
    if (
      alone.result === "none" ||
      (alone.result === "found" && truthOf(policy, question, alone.request) === true)
    )
      return alone;
  }
  return findCertain(policy, question);
}

/** Finds only what is certain without the values that nobody knows. */
function findCertain(policy: Policy, question: Question): Finding {
  const finding = findRequest(policy, question);
  if (finding.result !== "found") return finding;
  const request = withEveryKey(policy, withoutAnyValues(finding.request));
  const truth = request === finding.request || truthOf(policy, question, request);
  if (truth === true) return { result: "found", request };
  return {
    result: "unsure",
    reason: isDoubt(truth) ? truth.doubt : "What a caller brings along is not known.",
  };
}
