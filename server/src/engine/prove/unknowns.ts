import { conditionKeyOf } from "../catalog/conditionKeys.ts";
import { coversAction } from "../evaluate/actions.ts";
import type { Request } from "../evaluate/request.ts";
import { keysNamedIn, unknownVariable } from "../evaluate/variables.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import type { Question } from "./question.ts";

/**
 * What is not known of the requests that a question is about, where evaluating one leaves no doubt: condition keys that
 * the catalogue does not have, and variables for what the request does not show. In sentences.
 */
export function unknownsIn(
  policy: Policy,
  { action, noneOf, allOf: all = [], oneOf = [] }: Question,
  { context }: Request,
): string {
  const statements = [...all, ...oneOf, ...noneOf].filter(
    (statement) => coversAction(statement.action, action) !== false,
  );
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value));
  const unknown = distinct(keys.filter((key) => conditionKeyOf(key) === undefined));
  const variables = policy.version?.value === "2012-10-17" ? distinct(statements.flatMap(variablesIn)) : [];
  const absent = variables.filter((key) => !context.has(key));
  const sentences = [
    ...unknown.map((key) => `Whether a request can carry ${key} is not known.`),
    ...(absent.length + unknown.length > 0 ? absent : variables).map((key) => unknownVariable(key).doubt),
  ];
  return sentences.length > 0
    ? sentences.join(" ")
    : "Whether a request can carry the condition keys that it takes is not known.";
}

function variablesIn({ resource, conditions }: Statement): readonly string[] {
  const lists = [resource?.values ?? [], ...conditions.map(({ values }) => values)];
  return lists.flat().flatMap(({ value }) => keysNamedIn(value));
}

/** Without those that differ from an earlier one in nothing but case. */
function distinct(keys: readonly string[]): readonly string[] {
  return [...new Map([...keys].reverse().map((key) => [key.toLowerCase(), key])).values()].reverse();
}
