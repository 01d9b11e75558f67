import { matchesGlob } from "../policy/glob.ts";
import type { DocumentKind, Element, StringValue } from "../policy/policy.ts";
import { isArn, matchesArn, resourceStart } from "./arns.ts";
import { anyOf, isDoubt, not, type Truth } from "./truth.ts";
import { hasVariable, matchesPieces, resolveVariables, type Circumstances } from "./variables.ts";

/**
 * Whether Resource or NotResource covers what a request acts on. In a key policy "*" is the key itself, and any
 * other value is compared with the key's ARN, where the request names one. Without the element nothing is
 * covered.
 */
export function coversResource(
  element: Element<StringValue> | undefined,
  resource: string,
  kind: DocumentKind,
  circumstances: Circumstances,
): Truth {
  if (element === undefined) return false;
  const { values, negated } = element;
  if (negated && kind === "kms-key-policy")
    return { doubt: "KMS does not accept NotResource in a key policy." };
  if (values.length === 0)
    return negated && { doubt: "AWS does not say which resources an empty NotResource leaves out." };
  if (kind === "kms-key-policy" && !isArn(resource) && !values.some(({ value }) => value === "*"))
    return { doubt: "The request does not say which key it is for, and Resource names one." };
  const covered = anyOf(values.map(({ value }) => matchesResource(resource, value, circumstances)));
  return negated ? not(covered) : covered;
}

/** Compares part by part; variables count behind the fifth colon only. */
function matchesResource(resource: string, pattern: string, circumstances: Circumstances): Truth {
  if (pattern === "*") return true;
  if (!isArn(pattern)) return matchesIncomplete(resource, pattern);
  const matches = hasVariable(pattern)
    ? matchesWithVariables(resource, pattern, circumstances)
    : matchesArn(resource, pattern) === true;
  if (matches === false || isDoubt(matches) || !wildcardTooEarly.test(pattern)) return matches;
  return { doubt: `AWS documents no wildcard in the partition or service of "${pattern}".` };
}

const wildcardTooEarly = /^arn:(?:[^:]*[*?]|[^:]*:[^:]*[*?])/;

function matchesWithVariables(resource: string, pattern: string, circumstances: Circumstances): Truth {
  const start = resourceStart(pattern);
  const pieces = resolveVariables(pattern.slice(start), circumstances);
  if (pieces === undefined) return false;
  if ("doubt" in pieces) return pieces;
  const before = { text: pattern.slice(0, start), from: "text" } as const;
  return matchesPieces(resource, [before, ...pieces], (text, whole) => matchesArn(text, whole) === true);
}

/** IAM completes an ARN of fewer parts in identity policies; for resource policies AWS is silent. */
function matchesIncomplete(resource: string, pattern: string): Truth {
  const missing = 6 - pattern.split(":").length;
  const completed = pattern + ":*".repeat(Math.max(0, missing));
  if (matchesArn(resource, completed) !== true && !matchesGlob(resource, pattern)) return false;
  return { doubt: `AWS does not say what "${pattern}", which is no whole ARN, covers in a resource policy.` };
}
