import { asksForAbsence } from "../../../evaluate/conditionForms.ts";
import { operatorOf } from "../../../evaluate/operators.ts";
import { hasWildcard, matchesGlob } from "../../../policy/glob.ts";
import type { Condition, Element, Principal, Statement, StringValue } from "../../../policy/policy.ts";

/**
 * Whether a statement is a part of another as far as comparing their texts shows: whatever the one applies to, the
 * other applies to as well. True is proof; false says nothing.
 */
export function implies(one: Statement, other: Statement): boolean {
  return (
    one.effect === other.effect &&
    isPartOf(one.principal, other.principal, isPrincipalIn) &&
    isPartOf(one.action, other.action, isActionIn) &&
    isPartOf(one.resource, other.resource, isResourceIn) &&
    other.conditions.every((wanted) => one.conditions.some((given) => conditionImplies(given, wanted)))
  );
}

/** A Not form is a part of the same Not form only. */
function isPartOf<T extends StringValue>(
  one: Element<T> | undefined,
  other: Element<T> | undefined,
  isIn: (value: T, other: T) => boolean,
): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.negated !== other.negated) return false;
  if (one.negated) return areSame(one.values, other.values);
  return one.values.length > 0 && one.values.every((value) => other.values.some((each) => isIn(value, each)));
}

function isPrincipalIn(one: Principal, other: Principal): boolean {
  return other.type === "*" || (one.type === other.type && one.value === other.value);
}

function isActionIn(one: StringValue, other: StringValue): boolean {
  return isTextIn(one.value.toLowerCase(), other.value.toLowerCase());
}

/** Variables stand for nothing in particular, and wildcards reach over no colon before the resource's name. */
function isResourceIn(one: StringValue, other: StringValue): boolean {
  if (other.value === "*" || one.value === other.value) return true;
  // Policies are full of resources that differ from the first letters on.
  if (!one.value.startsWith(other.value.slice(0, Math.max(0, other.value.indexOf("*"))))) return false;
  const isPlain = /^arn:[^:*?]+:s3:::[^$]+$/.test(other.value);
  return isPlain && /^arn:[^:*?]+:s3:::/.test(one.value) && isTextIn(one.value, other.value);
}

/** A star takes in whatever stands there, another star included. Of a question mark that is not so. */
function isTextIn(one: string, other: string): boolean {
  return one === other || (!other.includes("?") && hasWildcard(other) && matchesGlob(one, other));
}

function conditionImplies(one: Condition, other: Condition): boolean {
  if (one.key.value.toLowerCase() !== other.key.value.toLowerCase()) return false;
  const facts = operatorOf(other.operator);
  if (facts === undefined || other.values.length === 0 || one.values.length === 0) return false;
  if (asksForAbsence(one) && holdsForAbsence(other)) return true;
  if (one.operator.name !== other.operator.name) return false;
  if (other.operator.qualifier !== undefined || facts.family === "null")
    return areSame(one.values, other.values);
  const [fewer, more] = facts.negated ? [other.values, one.values] : [one.values, other.values];
  return isSubset(fewer, more);
}

function holdsForAbsence({ operator }: Condition): boolean {
  const facts = operatorOf(operator);
  if (facts === undefined) return false;
  return facts.family !== "null" && operator.qualifier === undefined && (facts.negated || operator.ifExists);
}

interface Valued {
  readonly value: string;
}

function areSame(some: readonly Valued[], others: readonly Valued[]): boolean {
  return isSubset(some, others) && isSubset(others, some);
}

function isSubset(some: readonly Valued[], others: readonly Valued[]): boolean {
  return some.every(({ value }) => others.some((other) => other.value === value));
}
