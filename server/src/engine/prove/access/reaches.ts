import type { Caller } from "../../evaluate/request.ts";
import type { Truth } from "../../evaluate/truth.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { givesTo, reaches } from "./keyRequests.ts";

/** Whom the statements of one policy are meant for. */
export interface Reaches {
  given(policy: Policy, statement: Statement, caller: Caller): Truth;
  denied(policy: Policy, statement: Statement, caller: Caller): Truth;
}

/** Finds out once for each pair of a caller and a statement. */
export function newReaches(): Reaches {
  return { given: remembered(givesTo), denied: remembered(reaches) };
}

function remembered(decide: Reaches["given"]): Reaches["given"] {
  const known = new Map<Caller, Map<Statement, Truth>>();
  return (policy, statement, caller) => {
    const ofCaller = known.get(caller) ?? new Map<Statement, Truth>();
    known.set(caller, ofCaller);
    const before = ofCaller.get(statement);
    if (before !== undefined) return before;
    const truth = decide(policy, statement, caller);
    ofCaller.set(statement, truth);
    return truth;
  };
}
