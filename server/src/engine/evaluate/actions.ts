import { matchesGlob } from "../policy/glob.ts";
import type { Element, StringValue } from "../policy/policy.ts";
import { anyOf, not, type Truth } from "./truth.ts";

/** Whether Action or NotAction covers an action, case not counting. Without the element none is covered. */
export function coversAction(element: Element<StringValue> | undefined, action: string): Truth {
  if (element === undefined) return false;
  const { values, negated } = element;
  if (values.length === 0)
    return negated && { doubt: "AWS does not say which actions an empty NotAction leaves out." };
  const asked = action.toLowerCase();
  const covered = anyOf(values.map(({ value }) => matchesAction(asked, value.toLowerCase())));
  return negated ? not(covered) : covered;
}

/** IAM takes a wildcard for the service only in the lone "*", and no action without a service. */
function matchesAction(action: string, pattern: string): Truth {
  if (pattern === "*") return true;
  if (!matchesGlob(action, pattern)) return false;
  if (/^[^*?:]+:/.test(pattern)) return true;
  return { doubt: `AWS does not accept "${pattern}" as an action: its service has to be spelled out.` };
}
