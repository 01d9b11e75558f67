import { conditionKeyOf, nounsByType, type ConditionKeyType } from "../../catalog/conditionKeys.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
import { comparesKey } from "../../evaluate/comparesKey.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { conditionFault } from "../arn/faults/condition.ts";
import { quoted } from "../quoted.ts";
import { moveToOperator } from "./conditions/moveToOperator.ts";
import { whenMatchingLess } from "./conditions/whenMatchingMore.ts";

export const wrongOperatorType: Rule = {
  id: "policy/wrong-operator-type",
  summary: "A condition operator for another type of value than its key has",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS", "TYPE_MISMATCH"],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const facts = operatorOf(condition.operator);
        const key = facts && conditionKeyOf(condition.key.value);
        if (facts === undefined || key === undefined) continue;
        if (
          comparesKey(facts.family, key)
            ? comparesTexts(condition, key.type)
            : !comparesAddresses(condition, key.type)
        )
          yield mismatch(condition, key.type);
        else if (facts.family === "string" && facts.comparison === "like" && key.type === "ARN")
          yield* patternOfArn(policy, statement, condition);
      }
  },
};

/**
 * One key with another, which IpAddress cannot do as it takes no variables: credentials are kept on their instance by
 * `aws:Ec2InstanceSourcePrivateIPv4` and `${aws:VpcSourceIp}`.
 */
function comparesAddresses({ operator, values }: Condition, type: ConditionKeyType): boolean {
  return (
    type === "IPAddress" &&
    operator.name.includes("String") &&
    values.every(({ value }) => /^\$\{[^}]*\}$/.test(value))
  );
}

/** ARN operators do for texts that hold an ARN. One that is compared with other texts alone holds none. */
function comparesTexts(condition: Condition, type: ConditionKeyType): boolean {
  const { operator, values } = condition;
  if (type !== "String" || operatorOf(operator)?.family !== "arn" || values.length === 0) return false;
  return values.every(
    ({ value }) =>
      !/^arn:|[*?]|\$\{/.test(value) &&
      placeholderIn(value) === undefined &&
      conditionFault(condition, value) === undefined,
  );
}

function mismatch({ operator, operatorProperty, key }: Condition, type: ConditionKeyType): Problem {
  const wanted = wantedOperators[type];
  return {
    at: operatorProperty.name,
    message: `${key.value} is ${nounsByType[type]}, which ${quoted(operator.name)} does not compare: such a condition does not match as it reads. Use ${wanted}.`,
    related: [{ at: key, message: `The key that is ${nounsByType[type]}.` }],
  };
}

const wantedOperators: Readonly<Record<ConditionKeyType, string>> = {
  ARN: "an operator such as ArnEquals or ArnLike",
  ArrayOfString: "ForAnyValue or ForAllValues with an operator such as StringEquals or StringLike",
  Bool: "Bool",
  Date: "an operator such as DateLessThan",
  IPAddress: "IpAddress or NotIpAddress",
  Numeric: "an operator such as NumericLessThanEquals",
  String: "an operator such as StringEquals or StringLike",
};

/** A star of StringLike reaches over the colons of an ARN, into another account or service. */
function* patternOfArn(policy: Policy, statement: Statement, condition: Condition): Iterable<Problem> {
  const { operator, values, key } = condition;
  const loose = values.find(({ value }) => hasWildcard(value) && value.startsWith("arn:"));
  if (loose === undefined) return;
  const better = operator.name.replace("StringLike", "ArnLike").replace("StringNotLike", "ArnNotLike");
  yield {
    at: key,
    severity: "hint",
    message: `Under ${operator.name} a star in ${quoted(loose.value)} also stands for colons, and so for other parts of an ARN. ${better} compares part by part.`,
    fixes: () => moveToOperator(policy, condition, better, whenMatchingLess(statement, condition)),
  };
}
