import { operatorOf, type Comparison } from "../../evaluate/operators.ts";
import type { Condition } from "../../policy/policy.ts";

/** A condition as a clause of a sentence: `kms:ViaService is "s3.eu-west-1.amazonaws.com"`. */
export function conditionInWords(condition: Condition): string {
  const { operator, key, values } = condition;
  const facts = operatorOf(operator);
  const texts = values.map(({ value }) => `"${value}"`);
  if (facts === undefined) return `${operator.name} on ${key.value} holds for ${alternatives(texts)}`;
  if (facts.family === "null") return `${key.value} is ${values[0]?.value === "true" ? "absent" : "present"}`;
  const positive = facts.family === "bool" ? "is" : verbs[facts.comparison];
  const verb = facts.negated ? `is not${positive.slice("is".length)}` : positive;
  const absence = operator.ifExists && !facts.negated ? ", or is absent" : "";
  return `${subjectOf(condition)} ${verb} ${alternatives(texts)}${absence}`;
}

const verbs: Readonly<Record<Comparison, string>> = {
  equals: "is",
  equalsIgnoreCase: "is, in whatever case,",
  like: "is like",
  lessThan: "is less than",
  lessThanEquals: "is at most",
  greaterThan: "is greater than",
  greaterThanEquals: "is at least",
  inRange: "is in",
  isAbsent: "is",
};

function subjectOf({ operator, key }: Condition): string {
  if (operator.qualifier === "ForAllValues") return `every value of ${key.value}`;
  return operator.qualifier === "ForAnyValue" ? `some value of ${key.value}` : key.value;
}

function alternatives(texts: readonly string[]): string {
  if (texts.length === 0) return "nothing";
  const last = texts.at(-1) ?? "";
  return texts.length === 1 ? last : `${texts.slice(0, -1).join(", ")} or ${last}`;
}
