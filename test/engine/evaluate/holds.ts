import { conditionHolds } from "../../../server/src/engine/evaluate/conditions.ts";
import type { Request } from "../../../server/src/engine/evaluate/request.ts";
import { isDoubt, type Truth } from "../../../server/src/engine/evaluate/truth.ts";
import type { Context } from "../../../server/src/engine/evaluate/variables.ts";
import type { Condition } from "../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../support/policies.ts";

/** A truth without its reason, as tables write it. */
export type Answer = boolean | "doubt";

export function answerOf(truth: Truth): Answer {
  return isDoubt(truth) ? "doubt" : truth;
}

/** The first condition of a statement with that Condition element. */
export function conditionOf(operator: string, values: unknown, key = "aws:example"): Condition {
  const condition = { [operator]: { [key]: values } };
  const [first] =
    policyOf({ Statement: { Condition: condition } }, "s3-bucket-policy").statements[0]?.conditions ?? [];
  if (first === undefined) throw new Error("A condition is needed.");
  return first;
}

/** Whether one key of one operator holds for a request's values, by default under Version 2012-10-17; null is none. */
export function holds(
  operator: string,
  policyValues: unknown,
  requestValues: readonly string[] | undefined,
  { version = "2012-10-17", context = new Map() }: { version?: string | null; context?: Context } = {},
): Answer {
  return answerOf(
    conditionHolds(conditionOf(operator, policyValues), requestValues, {
      version: version ?? undefined,
      context,
    }),
  );
}

export function contextMap(values: Readonly<Record<string, string | readonly string[]>>): Request["context"] {
  return new Map(
    Object.entries(values).map(([key, value]) => [
      key.toLowerCase(),
      typeof value === "string" ? [value] : value,
    ]),
  );
}
