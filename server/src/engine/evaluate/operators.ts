import type { Operator } from "../policy/policy.ts";

/** What an operator compares: the type of the values on both sides. */
export type Family = "string" | "arn" | "numeric" | "date" | "bool" | "binary" | "ip" | "null";

/** How it compares a request's value with a policy's. `like` knows wildcards, `isAbsent` looks at no value. */
export type Comparison =
  | "equals"
  | "equalsIgnoreCase"
  | "like"
  | "lessThan"
  | "lessThanEquals"
  | "greaterThan"
  | "greaterThanEquals"
  | "inRange"
  | "isAbsent";

export interface OperatorFacts {
  readonly family: Family;
  readonly comparison: Comparison;
  /** Whether the operator holds when no value of the policy matches, an absent key included. */
  readonly negated: boolean;
}

const orders = {
  LessThan: "lessThan",
  LessThanEquals: "lessThanEquals",
  GreaterThan: "greaterThan",
  GreaterThanEquals: "greaterThanEquals",
} as const;

/** Every condition operator that IAM documents, by its name without qualifier and `IfExists`. */
export const operators: ReadonlyMap<string, OperatorFacts> = new Map([
  ...pair("StringEquals", "StringNotEquals", "string", "equals"),
  ...pair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "string", "equalsIgnoreCase"),
  ...pair("StringLike", "StringNotLike", "string", "like"),
  // The two ARN operators and their opposites behave alike: all know wildcards.
  ...pair("ArnEquals", "ArnNotEquals", "arn", "like"),
  ...pair("ArnLike", "ArnNotLike", "arn", "like"),
  ...pair("NumericEquals", "NumericNotEquals", "numeric", "equals"),
  ...pair("DateEquals", "DateNotEquals", "date", "equals"),
  ...Object.entries(orders).flatMap(([name, comparison]) => [
    ...one(`Numeric${name}`, "numeric", comparison),
    ...one(`Date${name}`, "date", comparison),
  ]),
  ...one("Bool", "bool", "equalsIgnoreCase"),
  ...one("BinaryEquals", "binary", "equals"),
  ...pair("IpAddress", "NotIpAddress", "ip", "inRange"),
  ...one("Null", "null", "isAbsent"),
]);

type Entry = readonly [name: string, facts: OperatorFacts];

function one(name: string, family: Family, comparison: Comparison): readonly Entry[] {
  return [[name, { family, comparison, negated: false }]];
}

function pair(name: string, opposite: string, family: Family, comparison: Comparison): readonly Entry[] {
  return [
    [name, { family, comparison, negated: false }],
    [opposite, { family, comparison, negated: true }],
  ];
}

/**
 * What IAM knows of an operator. Undefined for a name that it does not document: a wrong word, other casing,
 * or `NullIfExists`, as `Null` takes no `IfExists`.
 */
export function operatorOf(operator: Operator): OperatorFacts | undefined {
  const facts = operators.get(operator.base);
  return facts?.family === "null" && operator.ifExists ? undefined : facts;
}
