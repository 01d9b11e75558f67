import { toInstants } from "../../../evaluate/dates.ts";
import { toRange } from "../../../evaluate/ipAddresses.ts";
import { toNumber } from "../../../evaluate/numbers.ts";
import { operatorOf, type Family } from "../../../evaluate/operators.ts";
import type { Severity } from "../../../lint/rule.ts";
import type { Condition, Operator } from "../../../policy/policy.ts";

/** What the values of an operator look like. */
export interface ValueForm {
  readonly noun: string;
  readonly fits: (value: string) => boolean;
  readonly severity?: Severity;
  /** Whether AWS documents that variables are not replaced here. */
  readonly refusesVariables: boolean;
}

/** String and ARN operators compare any text. */
export const valueForms: Readonly<Partial<Record<Family, ValueForm>>> = {
  bool: { noun: "true or false", fits: isTruth, refusesVariables: false },
  null: { noun: "true or false", fits: isTruth, refusesVariables: true },
  numeric: { noun: "a number", fits: (value) => toNumber(value) !== undefined, refusesVariables: true },
  date: {
    noun: "a date such as 2030-01-31T00:00:00Z",
    fits: (value) => toInstants(value).length > 0,
    refusesVariables: true,
  },
  binary: { noun: "base64 text", fits: isBase64, refusesVariables: true },
  ip: {
    noun: "an address or a range such as 203.0.113.0/24",
    fits: (value) => toRange(value) !== undefined,
    severity: "error",
    refusesVariables: true,
  },
};

export function isTruth(value: string): boolean {
  return /^(?:true|false)$/i.test(value);
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

/** Whether a condition asks nothing that a request could meet: no value, none that can be compared, or Null of any. */
export function comparesNothing({ operator, values }: Condition): boolean {
  const family = operatorOf(operator)?.family;
  if (family === undefined) return false;
  if (family === "null" && operator.qualifier !== undefined) return true;
  const form = valueForms[family];
  return form === undefined ? values.length === 0 : !values.some(({ value }) => form.fits(value));
}

/** Whether a condition compares the caller with sessions of roles alone, by which no caller goes: roles are. */
export function comparesSessions({ key, values }: Condition): boolean {
  return /^aws:principalarn$/i.test(key.value) && values.every(({ value }) => isSession(value));
}

export function isSession(arn: string): boolean {
  return /^arn:[^:]*:sts:[^:]*:[^:]*:assumed-role\//.test(arn);
}

/** Whether a condition compares letter by letter, and with nothing but patterns. */
export function comparesPatternsAsText({ operator, values }: Condition): boolean {
  return (
    comparesLetterByLetter(operator) &&
    values.length > 0 &&
    values.every(({ value }) => hasBareWildcard(value))
  );
}

/** Whether an operator takes wildcards for plain characters. */
export function comparesLetterByLetter(operator: Operator): boolean {
  const facts = operatorOf(operator);
  return facts?.family === "string" && facts.comparison !== "like";
}

/** `${*}` and `${?}` are how a policy writes the characters themselves; what another variable holds is no wildcard. */
export function hasBareWildcard(value: string): boolean {
  return /[*?]/.test(value) && /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, ""));
}
