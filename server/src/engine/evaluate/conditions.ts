import type { Condition, ConditionValue } from "../policy/policy.ts";
import { matchesAbsence, matchesValue } from "./matchesValue.ts";
import { operatorOf, operators, type OperatorFacts } from "./operators.ts";
import { allOf, anyOf, isDoubt, not, type Doubt, type Truth } from "./truth.ts";
import { hasVariable, matchesPieces, resolveVariables, type Circumstances } from "./variables.ts";

/**
 * Whether one key of one operator holds for the values that the request has for that key; undefined or no
 * values when it has none, a doubt when that is not known. Never throws: what AWS does not document, or would
 * not have accepted in a policy, is a doubt.
 */
export function conditionHolds(
  condition: Condition,
  requestValues: readonly string[] | Doubt | undefined,
  circumstances: Circumstances,
): Truth {
  const { operator } = condition;
  const facts = operatorOf(operator);
  if (facts === undefined) return unknownOperator(condition);
  if (!isReadable(condition))
    return { doubt: `A value of ${condition.key.value} is no text, number or boolean.` };
  // Documented as constant, whatever the request has.
  if (facts.family === "null" && operator.qualifier !== undefined)
    return operator.qualifier === "ForAllValues";
  if (requestValues !== undefined && "doubt" in requestValues) return requestValues;

  const isAbsent = requestValues === undefined || requestValues.length === 0;
  if (facts.family === "null") return holdsForAbsence(condition.values, isAbsent);
  if (isAbsent) return holdsWhenAbsent(condition, facts);
  return holdsForValues(condition, facts, requestValues, circumstances);
}

function unknownOperator({ operator }: Condition): Doubt {
  const isKnownOtherwise = [...operators.keys()].some(
    (name) => name.toLowerCase() === operator.base.toLowerCase(),
  );
  return isKnownOtherwise && operator.base !== "Null"
    ? { doubt: `AWS does not say whether it takes the operator ${operator.name} in this casing.` }
    : { doubt: `AWS knows no operator ${operator.name}.` };
}

/** Whether every value was read: an object, a list or null among the values is none. */
function isReadable({ property, values }: Condition): boolean {
  if (property.value === undefined) return false;
  return values.length === (property.value.kind === "array" ? property.value.items.length : 1);
}

function holdsForAbsence(values: readonly ConditionValue[], isAbsent: boolean): Truth {
  if (values.length === 0) return emptyList;
  return anyOf(values.map(({ value }) => matchesAbsence(isAbsent, value)));
}

const emptyList: Doubt = { doubt: "AWS does not say what this operator makes of an empty list." };

function holdsWhenAbsent({ operator, values }: Condition, { negated }: OperatorFacts): Truth {
  if (operator.qualifier === "ForAllValues") return true;
  if (operator.qualifier === "ForAnyValue") {
    if (!operator.ifExists) return false;
    return { doubt: `AWS does not say whether ${operator.name} holds when the key is absent.` };
  }
  if (operator.ifExists) return true;
  return negated && values.length === 0 ? emptyList : negated;
}

function holdsForValues(
  condition: Condition,
  facts: OperatorFacts,
  requestValues: readonly string[],
  circumstances: Circumstances,
): Truth {
  // NOT (any of nothing) would be true, yet AWS does not spell it out.
  if (condition.values.length === 0) return facts.negated ? emptyList : false;
  const [first, ...others] = requestValues;
  if (first !== undefined && others.length === 0)
    return holdsForValue(condition, facts, first, circumstances);
  const truths = requestValues.map((value) => holdsForValue(condition, facts, value, circumstances));
  if (condition.operator.qualifier === "ForAllValues") return allOf(truths);
  if (condition.operator.qualifier === "ForAnyValue") return anyOf(truths);
  return withoutQualifier(condition, truths);
}

/** Several values call for a set qualifier. Without one, AWS does not say whether any, all or none has to match. */
function withoutQualifier({ operator, key }: Condition, truths: readonly Truth[]): Truth {
  const all = allOf(truths);
  if (all === true || anyOf(truths) === false) return all;
  return {
    doubt: `${key.value} has several values, and AWS does not say how ${operator.name} compares them.`,
  };
}

function holdsForValue(
  { values }: Condition,
  facts: OperatorFacts,
  requestValue: string,
  circumstances: Circumstances,
): Truth {
  let matched: Truth = false;
  for (const { value } of values) {
    const truth = matchesPolicyValue(facts, requestValue, value, circumstances);
    if (truth === true) return !facts.negated;
    if (isDoubt(truth)) matched = truth;
  }
  return facts.negated ? not(matched) : matched;
}

/** A value with an unresolvable variable matches nothing, so that negated operators hold. */
function matchesPolicyValue(
  facts: OperatorFacts,
  requestValue: string,
  policyValue: string,
  circumstances: Circumstances,
): Truth {
  if (!hasVariable(policyValue)) return matchesValue(facts, requestValue, policyValue);
  if (facts.family === "bool" && circumstances.version === "2012-10-17")
    return { doubt: `AWS's pages disagree on variables under Bool, such as "${policyValue}".` };
  if (facts.family !== "string" && facts.family !== "arn")
    return matchesValue(facts, requestValue, policyValue);

  const pieces = resolveVariables(policyValue, circumstances);
  if (pieces === undefined) return false;
  if ("doubt" in pieces) return pieces;
  return matchesPieces(requestValue, pieces, (text, pattern) => matchesValue(facts, text, pattern));
}
