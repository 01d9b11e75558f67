import { hasWildcard, matchesGlob } from "../policy/glob.ts";
import type { OperatorFacts } from "./operators.ts";
import type { Truth } from "./truth.ts";

/**
 * Whether an ARN of the request matches a pattern of the policy, before negation. Each of the six parts is
 * compared by itself, so a wildcard never reaches over one of the first five colons. What happens where
 * either text is no ARN is not documented: it certainly does not match where the whole text would not
 * match either, unless the operator is negated.
 */
export function matchesArnValue(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  const matches = matchesArn(requestValue, policyValue);
  if (matches !== undefined) return matches;
  if (!facts.negated && !matchesGlob(requestValue, policyValue)) return false;
  const text = isArn(requestValue) ? policyValue : requestValue;
  return { doubt: `AWS does not say how ARN operators compare "${text}", which is no ARN.` };
}

/** How many parts stand before the fifth colon, behind which the resource begins. */
const PARTS_BEFORE_RESOURCE = 5;

/** Compares part by part. Undefined where one of the texts is no ARN. */
export function matchesArn(text: string, pattern: string): boolean | undefined {
  if (!isArn(text) || !isArn(pattern)) return undefined;
  if (!hasWildcard(pattern)) return text === pattern;
  // Cut where needed only: taking both apart beforehand costs more than all comparisons.
  let start = 0;
  let patternStart = 0;
  for (let part = 0; part < PARTS_BEFORE_RESOURCE; part++) {
    const end = text.indexOf(":", start);
    const patternEnd = pattern.indexOf(":", patternStart);
    if (!matchesGlob(text.slice(start, end), pattern.slice(patternStart, patternEnd))) return false;
    start = end + 1;
    patternStart = patternEnd + 1;
  }
  return matchesGlob(text.slice(start), pattern.slice(patternStart));
}

/** Whether a text has the six parts of an ARN, whatever they are. */
export function isArn(text: string): boolean {
  return text.startsWith("arn:") && resourceStart(text) > 0;
}

/** Where the resource part begins, in UTF-16 units; 0 when there are fewer than five colons. */
export function resourceStart(text: string): number {
  let colon = -1;
  for (let part = 0; part < PARTS_BEFORE_RESOURCE; part++) {
    colon = text.indexOf(":", colon + 1);
    if (colon < 0) return 0;
  }
  return colon + 1;
}
