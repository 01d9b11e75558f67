import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { comparesKey } from "../../evaluate/comparesKey.ts";
import { operatorOf, type Family } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy } from "../../policy/policy.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";
import { isTruth, valueForms, type ValueForm } from "./conditions/valueForms.ts";

export const malformedConditionValue: Rule = {
  id: "policy/malformed-condition-value",
  summary: "A value that its condition operator cannot compare",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: [
    "INVALID_CONDITION_MULTIPLE_BOOLEAN",
    "INVALID_DATE_VALUE",
    "INVALID_VARIABLE_FOR_OPERATOR",
    "TYPE_MISMATCH_BOOLEAN",
    "TYPE_MISMATCH_DATE",
    "TYPE_MISMATCH_IP_RANGE",
    "TYPE_MISMATCH_NUMBER",
    "TYPE_MISMATCH_STRING",
  ],

  *check(policy) {
    for (const { conditions } of policy.statements)
      for (const condition of conditions) {
        const family = operatorOf(condition.operator)?.family;
        const form = family && valueForms[family];
        if (form === undefined || family === undefined) continue;
        if (isWrongOperator(condition, family)) continue;
        for (const value of condition.values) yield* problemsOf(policy, condition, value, form);
        if (family === "bool" || family === "null") yield* bothTruths(condition);
      }
  },
};

/** Where the operator is the mistake, its values may be right. What is no address AWS refuses in any case. */
function isWrongOperator({ key }: Condition, family: Family): boolean {
  const known = conditionKeyOf(key.value);
  return known !== undefined && family !== "ip" && !comparesKey(family, known);
}

function* problemsOf(
  policy: Policy,
  { operator, operatorProperty }: Condition,
  { value, node }: ConditionValue,
  { noun, fits, severity, refusesVariables }: ValueForm,
): Iterable<Problem> {
  if (fits(value) || placeholderOf(policy, value) !== undefined) return;
  const isVariable = value.includes("${");
  if (isVariable && !refusesVariables) return;
  const what = isVariable
    ? `${operator.name} knows no variables, but here stands ${quoted(value)}.`
    : `${operator.name} compares with ${noun}, but here stands ${quoted(value)}.`;
  yield {
    at: node,
    ...(severity !== undefined && { severity }),
    message: `${what} This value never matches.`,
    related: [{ at: operatorProperty.name, message: "The operator." }],
  };
}

/** Asked for both, the condition says nothing, and AWS refuses it. */
function* bothTruths({ operator, key, values }: Condition): Iterable<Problem> {
  const truths = new Set(values.map(({ value }) => value.toLowerCase()).filter(isTruth));
  const [, second] = values;
  if (truths.size < 2 || second === undefined) return;
  yield {
    at: key,
    severity: "error",
    message: `${operator.name} asks for true and for false at once. AWS refuses that: keep the one that is meant.`,
  };
}
