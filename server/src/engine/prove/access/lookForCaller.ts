import type { Caller } from "../../evaluate/request.ts";
import type { Policy } from "../../policy/policy.ts";
import { namedCaller } from "../callers/callerClass.ts";
import type { Finding } from "../findRequest.ts";
import { isCarried, kindOf } from "./actionKinds.ts";
import { hasVariables } from "./callerParts.ts";
import { findKeyRequest } from "./keyQuestions.ts";
import { isDecidedByCaller, isUnconditional } from "./keyRequests.ts";
import { isPlain } from "./plainStatements.ts";
import { newReaches } from "./reaches.ts";
import { residueOf } from "./residue.ts";
import { anyCircumstance, type Wanted } from "./wanted.ts";

type Result = Finding["result"];

/** The answer for one caller. Looks for a request only where the quick ways do not decide. */
export function lookForCaller(policy: Policy, wanted: Wanted, caller: Caller): Result {
  const { statement, action, circumstance, denies } = wanted;
  const given = policy.once(newReaches).given(policy, statement, caller);
  if (given === false) return "none";
  const kind = kindOf(policy, action);
  const against = denies
    .map((deny) => ({ deny, reach: policy.once(newReaches).denied(policy, deny, caller) }))
    .filter(({ reach }) => reach !== false);
  if (against.some(({ deny, reach }) => reach === true && kind.certain.has(deny) && isUnconditional(deny)))
    return "none";
  const isEasy = given === true && against.length === 0 && circumstance === anyCircumstance;
  if (isEasy && isPlain(statement) && isCarried(statement, action)) return "found";

  // Of those that are decided the caller matters no more; equal ones need to be avoided only once.
  const isDecided = given === true && against.every(({ reach }) => reach === true);
  const distinct = new Map(against.map(({ deny }) => [residueOf(policy, deny, isDecidedByCaller), deny]));
  const noneOf = isDecided ? [...distinct.values()] : against.map(({ deny }) => deny);
  const look = (): Result =>
    findKeyRequest(policy, {
      action,
      callers: [namedCaller(caller)],
      allOf: [statement],
      noneOf,
      asked: circumstance.asked,
    }).result;
  if (!isDecided || [statement, ...noneOf].some(hasVariables)) return look();
  const name = [
    caller.type,
    circumstance.name,
    kind.name,
    residueOf(policy, statement, isDecidedByCaller),
    ...distinct.keys(),
  ];
  return policy.once(newAnswers).of(name.join(" "), look);
}

/** Answers by the name of the question. */
function newAnswers(): { of(name: string, look: () => Result): Result } {
  const known = new Map<string, Result>();
  return {
    of(name, look) {
      const answer = known.get(name) ?? look();
      known.set(name, answer);
      return answer;
    },
  };
}
