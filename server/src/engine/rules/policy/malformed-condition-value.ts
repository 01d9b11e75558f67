import { toInstants } from "../../evaluate/dates.ts";
import { toRange } from "../../evaluate/ipAddresses.ts";
import { toNumber } from "../../evaluate/numbers.ts";
import { operatorOf, type Family } from "../../evaluate/operators.ts";
import type { Problem, Rule, Severity } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy } from "../../policy/policy.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";

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
        const form = family && forms[family];
        if (form === undefined || family === undefined) continue;
        for (const value of condition.values) yield* problemsOf(policy, condition, value, form);
        if (family === "bool" || family === "null") yield* bothTruths(condition);
      }
  },
};

/** What the values of an operator look like. */
interface Form {
  readonly noun: string;
  readonly fits: (value: string) => boolean;
  readonly severity?: Severity;
  /** Whether AWS documents that variables are not replaced here. */
  readonly refusesVariables: boolean;
}

/** String and ARN operators compare any text. */
const forms: Readonly<Partial<Record<Family, Form>>> = {
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

function isTruth(value: string): boolean {
  return /^(?:true|false)$/i.test(value);
}

function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value);
}

function* problemsOf(
  policy: Policy,
  { operator, operatorProperty }: Condition,
  { value, node }: ConditionValue,
  { noun, fits, severity, refusesVariables }: Form,
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
