import { matchesGlob } from "../policy/glob.ts";
import { matchesArnValue } from "./arns.ts";
import { matchesDate } from "./dates.ts";
import { matchesAddress } from "./ipAddresses.ts";
import { mismatch } from "./mismatch.ts";
import { matchesNumber } from "./numbers.ts";
import type { OperatorFacts } from "./operators.ts";
import type { Truth } from "./truth.ts";

/**
 * Whether one value of the request matches one value of the policy, variables already resolved, before
 * negation: for `StringNotEquals` true when both are equal. A value that is not of the operator's type never
 * matches under a positive operator; what it does under a negated one AWS does not say.
 */
export function matchesValue(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  switch (facts.family) {
    case "string":
      return matchesString(facts, requestValue, policyValue);
    case "arn":
      return matchesArnValue(facts, requestValue, policyValue);
    case "numeric":
      return matchesNumber(facts, requestValue, policyValue);
    case "date":
      return matchesDate(facts, requestValue, policyValue);
    case "bool":
      return matchesBoolean(facts, requestValue, policyValue);
    case "binary":
      return matchesBinary(facts, requestValue, policyValue);
    case "ip":
      return matchesAddress(facts, requestValue, policyValue);
    case "null":
      // There is a value, so the policy matches when it does not ask for absence.
      return matchesAbsence(false, policyValue);
  }
}

/** Whether a value of `Null`, "true" for absent and "false" for present, fits. */
export function matchesAbsence(isAbsent: boolean, policyValue: string): Truth {
  if (policyValue === "true") return isAbsent;
  if (policyValue === "false") return !isAbsent;
  return { doubt: `Null knows "true" and "false". AWS does not say what "${policyValue}" means.` };
}

function matchesString(facts: OperatorFacts, requestValue: string, policyValue: string): boolean {
  if (facts.comparison === "like") return matchesGlob(requestValue, policyValue);
  if (requestValue === policyValue) return true;
  if (facts.comparison === "equals") return false;
  return requestValue.toLowerCase() === policyValue.toLowerCase();
}

function matchesBoolean(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  if (!isBoolean(requestValue)) return mismatch(facts, requestValue, "a boolean");
  if (!isBoolean(policyValue)) return mismatch(facts, policyValue, "a boolean");
  return requestValue.toLowerCase() === policyValue.toLowerCase();
}

function isBoolean(text: string): boolean {
  return /^(?:true|false)$/i.test(text);
}

/** Both sides are base64, with or without the padding. */
function matchesBinary(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  if (!isBase64(requestValue)) return mismatch(facts, requestValue, "base64");
  if (!isBase64(policyValue)) return mismatch(facts, policyValue, "base64");
  return requestValue.replace(/=+$/, "") === policyValue.replace(/=+$/, "");
}

function isBase64(text: string): boolean {
  return /^[A-Za-z\d+/]*={0,2}$/.test(text) && text.replace(/=+$/, "").length % 4 !== 1;
}
