import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { placeholderInName } from "../../catalog/placeholders.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { renameProperty } from "../../tree/edits.ts";
import { propertyOf, type Property } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";
import { meantOperator } from "./conditions/meantOperator.ts";

export const unknownOperator: Rule = {
  id: "policy/unknown-operator",
  summary: "A condition operator that IAM does not have",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["INVALID_CONDITION_OPERATOR", "NULL_WITH_IF_EXISTS"],

  *check(policy) {
    for (const statement of policy.statements) {
      const conditions = propertyOf(statement.node, "Condition")?.value;
      for (const property of conditions?.kind === "object" ? conditions.properties : []) {
        if (operatorOf(readOperator(property.name)) !== undefined) continue;
        if (placeholderInName(property.name.value) === undefined)
          yield problemOf(policy, statement, property);
      }
    }
  },
};

function problemOf(policy: Policy, statement: Statement, property: Property): Problem {
  const { value: name } = property.name;
  if (conditionKeyOf(name) !== undefined) return misplacedKey(policy, statement, property);
  const meant = meantOperator(name);
  // Other letter case is not what AWS documents, and no more than that is known of it.
  const isCase = meant?.toLowerCase() === name.toLowerCase();
  return {
    at: property.name,
    ...(isCase && { severity: "warning" }),
    message: messageOf(name, meant, isCase),
    fixes: () => (meant === undefined ? [] : renaming(policy, statement, property, meant)),
  };
}

/** A key where an operator belongs, mostly because the two have changed places. */
function misplacedKey({ tree }: Policy, { effect }: Statement, property: Property): Problem {
  const { name, value, parent } = property;
  const [inner, ...others] = value?.kind === "object" ? value.properties : [];
  const operator = inner !== undefined && others.length === 0 ? readOperator(inner.name) : undefined;
  const isSwapped =
    operator !== undefined &&
    operatorOf(operator) !== undefined &&
    propertyOf(parent, operator.name) === undefined;
  const isMendable = inner !== undefined && isSwapped && tree.errors.length === 0;
  const access = effect === "Deny" ? "narrower" : "wider";
  return {
    at: name,
    message: `${quoted(name.value)} is a condition key, and its place is inside an operator: { "StringEquals": { ${quoted(name.value)}: … } }. AWS refuses this policy.`,
    fixes: () =>
      isMendable
        ? [
            {
              title: `Let ${quoted(operator.name)} and ${quoted(name.value)} change places`,
              access,
              edits: [renameProperty(property, operator.name), renameProperty(inner, name.value)],
            },
          ]
        : [],
  };
}

function messageOf(name: string, meant: string | undefined, isCase: boolean): string {
  if (/^(?:For(?:All|Any)Values?:)?NullIfExists$/i.test(name))
    return `Null asks whether a key is there, so IfExists has nothing to add and AWS refuses ${quoted(name)}. Write "Null".`;
  if (isCase) return `IAM spells this operator ${quoted(meant ?? "")}, not ${quoted(name)}.`;
  const advice =
    meant === undefined
      ? "Operators are named like StringEquals or ArnLike."
      : `${quoted(meant)} is probably meant.`;
  return `There is no condition operator ${quoted(name)}. ${advice} AWS refuses this policy.`;
}

/** The conditions begin to count. Not where the operator is there already: then the two have to be merged. */
function renaming(
  { tree }: Policy,
  { effect }: Statement,
  property: Property,
  meant: string,
): readonly Fix[] {
  if (tree.errors.length > 0 || propertyOf(property.parent, meant) !== undefined) return [];
  const access = effect === "Deny" ? "narrower" : "wider";
  return [{ title: `Write "${meant}"`, access, edits: [renameProperty(property, meant)] }];
}
