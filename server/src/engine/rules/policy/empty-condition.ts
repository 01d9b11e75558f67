import type { Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Condition, Statement } from "../../policy/policy.ts";
import { removeMembers } from "../../tree/edits.ts";
import { propertyOf, type Property } from "../../tree/node.ts";

export const emptyCondition: Rule = {
  id: "policy/empty-condition",
  summary: "A condition that compares with nothing",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: [
    "EMPTY_ARRAY_CONDITION",
    "EMPTY_ARRAY_CONDITION_FORALLVALUES",
    "EMPTY_ARRAY_CONDITION_FORANYVALUE",
    "EMPTY_ARRAY_CONDITION_IFEXISTS",
    "EMPTY_OBJECT_CONDITION",
  ],

  *check({ statements }) {
    for (const statement of statements) {
      const condition = propertyOf(statement.node, "Condition");
      if (condition?.value?.kind === "object") yield* emptyObjects(condition, condition.value.properties);
      for (const each of statement.conditions) yield* emptyList(statement, each);
    }
  },
};

function* emptyObjects(condition: Property, operators: readonly Property[]): Iterable<Problem> {
  if (operators.length === 0) yield withoutEffect(condition);
  for (const operator of operators)
    if (operator.value?.kind === "object" && operator.value.properties.length === 0)
      yield withoutEffect(operator);
}

function withoutEffect(property: Property): Problem {
  return {
    at: property.name,
    severity: "hint",
    message: `${property.name.value} holds nothing, and so restricts nothing. Fill it in or remove it.`,
    fixes: () => [
      {
        title: `Remove the empty ${property.name.value}`,
        access: "unchanged",
        edits: removeMembers(property.parent, [property]),
      },
    ],
  };
}

function* emptyList(statement: Statement, { property, operator, key }: Condition): Iterable<Problem> {
  if (property.value?.kind !== "array" || property.value.items.length > 0) return;
  yield {
    at: property.value,
    message: `${operator.name} has nothing here to compare ${key.value} with${outcomeOf(statement, operator)}. Fill the list in or remove the key.`,
  };
}

/** Of negated operators AWS does not say what they make of an empty list. */
function outcomeOf(statement: Statement, { name, qualifier, ifExists }: Condition["operator"]): string {
  if (qualifier === "ForAllValues" || (ifExists && qualifier === undefined))
    return `, so it holds only where the key is missing, which Null with "true" says plainly`;
  if (name.includes("Not")) return "";
  return `, so it never holds and ${titleOf(statement)} has no effect`;
}
