import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { moveToOperator } from "./conditions/moveToOperator.ts";
import { whenMatchingLess } from "./conditions/whenMatchingMore.ts";

export const misusedQualifier: Rule = {
  id: "policy/misused-qualifier",
  summary: "ForAllValues or ForAnyValue where it does not belong, or missing where it does",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY", "MISSING_QUALIFIER", "NULL_WITH_QUALIFIER"],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const problem = problemOf(policy, statement, condition);
        if (problem !== undefined) yield problem;
      }
  },
};

function problemOf(policy: Policy, statement: Statement, condition: Condition): Problem | undefined {
  const { operator, operatorProperty, key } = condition;
  const { qualifier } = operator;
  const facts = operatorOf(operator);
  const known = conditionKeyOf(key.value);
  if (facts === undefined) return undefined;
  if (facts.family === "null" && qualifier !== undefined)
    return {
      at: operatorProperty.name,
      message: `${operator.name} ${nullOutcomes[qualifier]} Write "Null".`,
    };
  if (known === undefined || facts.family === "null") return undefined;
  const isList = known.type.startsWith("ArrayOf");
  if (isList && qualifier === undefined)
    return {
      at: operatorProperty.name,
      message: `Requests can have several values for ${key.value}, and ${operator.name} does not say whether all or any of them are meant. Put ForAllValues: or ForAnyValue: in front.`,
      related: [{ at: key, message: "The key that can have several values." }],
    };
  if (isList || qualifier !== "ForAllValues") return undefined;
  return known.name.startsWith("kms:EncryptionContext:")
    ? contextProblem(policy, statement, condition)
    : singleValuedProblem(policy, statement, condition);
}

/** The operator as it stands, for the one value that there is. */
function withoutQualifier(policy: Policy, statement: Statement, condition: Condition): readonly Fix[] {
  const bare = condition.operator.name.replace(/^ForAllValues:/, "");
  return moveToOperator(policy, condition, bare, whenMatchingLess(statement, condition));
}

const nullOutcomes = {
  ForAllValues: "always holds, whether the key is there or not.",
  ForAnyValue: "never holds, whether the key is there or not.",
} as const;

/** KMS looks for this one when it saves a policy. */
function contextProblem(policy: Policy, statement: Statement, condition: Condition): Problem {
  const { operatorProperty, key, operator } = condition;
  return {
    at: operatorProperty.name,
    severity: "error",
    message: `${key.value} has one value, and ${operator.name} also holds where there is none. KMS refuses a policy with ForAllValues here: take it off.`,
    fixes: () => withoutQualifier(policy, statement, condition),
  };
}

/** In a Deny it makes the statement hit more, which is no risk. */
function singleValuedProblem(
  policy: Policy,
  statement: Statement,
  condition: Condition,
): Problem | undefined {
  const { operatorProperty, key, operator } = condition;
  if (statement.effect !== "Allow") return undefined;
  return {
    at: operatorProperty.name,
    message: `${operator.name} also holds for requests without ${key.value}, so ${titleOf(statement)} allows them too. The key has one value: take ForAllValues off.`,
    fixes: () => withoutQualifier(policy, statement, condition),
  };
}
