import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Condition, Statement } from "../../policy/policy.ts";

export const misusedQualifier: Rule = {
  id: "policy/misused-qualifier",
  summary: "ForAllValues or ForAnyValue where it does not belong, or missing where it does",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["FORALLVALUES_WITH_SINGLE_VALUED_KEY", "MISSING_QUALIFIER", "NULL_WITH_QUALIFIER"],

  *check({ statements }) {
    for (const statement of statements)
      for (const condition of statement.conditions) {
        const problem = problemOf(statement, condition);
        if (problem !== undefined) yield problem;
      }
  },
};

function problemOf(statement: Statement, condition: Condition): Problem | undefined {
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
    ? contextProblem(condition)
    : singleValuedProblem(statement, condition);
}

const nullOutcomes = {
  ForAllValues: "always holds, whether the key is there or not.",
  ForAnyValue: "never holds, whether the key is there or not.",
} as const;

/** KMS looks for this one when it saves a policy. */
function contextProblem({ operatorProperty, key, operator }: Condition): Problem {
  return {
    at: operatorProperty.name,
    severity: "error",
    message: `${key.value} has one value, and ${operator.name} also holds where there is none. KMS refuses a policy with ForAllValues here: take it off.`,
  };
}

/** In a Deny it makes the statement hit more, which is no risk. */
function singleValuedProblem(
  statement: Statement,
  { operatorProperty, key, operator }: Condition,
): Problem | undefined {
  if (statement.effect !== "Allow") return undefined;
  return {
    at: operatorProperty.name,
    message: `${operator.name} also holds for requests without ${key.value}, so ${titleOf(statement)} allows them too. The key has one value: take ForAllValues off.`,
  };
}
