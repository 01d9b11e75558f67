import { coversCaller } from "../../evaluate/principals.ts";
import type { Policy } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "../callers/callerClass.ts";
import type { Question } from "../findRequest.ts";
import { objectsOf } from "./objects.ts";
import { uploadStatementsOf } from "./pinnedKeys.ts";
import type { Tie } from "../callers/ties.ts";
import type { Memory } from "../search/memory.ts";
import type { Headers } from "./readings.ts";

/**
 * The questions that together ask whether any upload with these headers gets past the denies. For identified
 * callers and services an Allow may stand elsewhere; an anonymous one can only be allowed by this policy, as
 * access control lists are off unless the bucket's owner turns them on.
 */
export function uploadQuestions(policy: Policy, headers: Headers, memory: Memory): readonly Question[] {
  const { noneOf, allows, objects } = policy.once(groundsOf);
  const asked = new Map<string, Tie>([["resource", objects], ...headers]);
  const base = { action: "s3:PutObject", asked, noneOf, memory };
  const ofIdentified: Question = { ...base, callers: "identified" };
  return allows.length === 0
    ? [ofIdentified]
    : [ofIdentified, { ...base, callers: [anonymous], oneOf: allows }];
}

const anonymous: CallerClass = namedCaller({ type: "anonymous" });

/** What the questions about all rows have in common. */
function groundsOf(policy: Policy) {
  const statements = uploadStatementsOf(policy);
  const noneOf = statements.filter(({ effect }) => effect === "Deny");
  return {
    noneOf,
    allows: statements.filter(
      (statement) =>
        statement.effect === "Allow" && coversCaller(statement, anonymous.example, policy.kind) !== false,
    ),
    objects: objectsOf(policy),
  };
}
