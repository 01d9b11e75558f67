import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { isArn } from "../../evaluate/arns.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy, Statement } from "../../policy/policy.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";
import { moveToOperator } from "./conditions/moveToOperator.ts";
import { comparesLetterByLetter, hasBareWildcard } from "./conditions/valueForms.ts";
import { whenMatchingMore } from "./conditions/whenMatchingMore.ts";

export const wildcardWithoutLike: Rule = {
  id: "policy/wildcard-without-like",
  summary: "A wildcard under an operator that takes it for a plain character",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["WILDCARD_WITHOUT_LIKE_OPERATOR"],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!comparesLetterByLetter(condition.operator)) continue;
        const found = condition.values.find(({ value }) => hasBareWildcard(value));
        if (found !== undefined && placeholderOf(policy, found.value) === undefined)
          yield problemOf(policy, statement, condition, found);
      }
  },
};

/** Patterns for ARNs belong under the operators that compare part by part, as far as they have all the parts. */
function familyOf({ key, values }: Condition): "Arn" | "String" {
  const areArns = values.every(({ value }) => isArn(value));
  return areArns && conditionKeyOf(key.value)?.type === "ARN" ? "Arn" : "String";
}

function problemOf(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  { value, node }: ConditionValue,
): Problem {
  const { operator } = condition;
  const like = operator.name.replace(/Equals(?:IgnoreCase)?/, "Like").replace("String", familyOf(condition));
  // Like has no form that ignores case.
  const keepsCase = !operator.name.includes("IgnoreCase");
  return {
    at: node,
    message: `${operator.name} takes the wildcard in ${quoted(value)} for a plain character, and hardly any request carries that. ${like} knows wildcards.`,
    fixes: () =>
      keepsCase ? moveToOperator(policy, condition, like, whenMatchingMore(statement, condition)) : [],
  };
}
