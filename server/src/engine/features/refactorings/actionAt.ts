import { expandAction } from "../../catalog/actions.ts";
import { matchesGlob } from "../../policy/glob.ts";
import type { Element, Policy, StringValue } from "../../policy/policy.ts";
import type { Span } from "../../tree/node.ts";
import { isWithin } from "./refactoring.ts";

/** The Action or NotAction that a place lies in. */
export function actionElementAt({ statements }: Policy, at: Span): Element<StringValue> | undefined {
  return statements.find(({ action }) => action && isWithin(at, action.property))?.action;
}

/**
 * Whether a pattern also stands for an action that the policy names and the catalogue does not have. What the
 * catalogue says of the pattern is not all then.
 */
export function matchesUnknownAction(policy: Policy, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return policy.once(unknownActionsIn).some((name) => matchesGlob(name, wanted));
}

function unknownActionsIn({ statements }: Policy): readonly string[] {
  const values = statements.flatMap(({ action }) => action?.values ?? []);
  return [...new Set(values.map(({ value }) => value.toLowerCase()))].filter(
    (value) => expandAction(value).length === 0,
  );
}
