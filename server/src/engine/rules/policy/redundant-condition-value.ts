import { toInstants } from "../../evaluate/dates.ts";
import { toNumber } from "../../evaluate/numbers.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Condition, ConditionValue } from "../../policy/policy.ts";
import { quoted } from "../quoted.ts";
import { removeFromList } from "../removeFromList.ts";

export const redundantConditionValue: Rule = {
  id: "policy/redundant-condition-value",
  summary: "A condition value beside one that already says as much",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "hint",
  answers: ["REDUNDANT_CONDITION_VALUE_NUM"],

  *check({ statements }) {
    for (const { conditions } of statements)
      for (const condition of conditions) if (condition.values.length > 1) yield* problemsOf(condition);
  },
};

function* problemsOf(condition: Condition): Iterable<Problem> {
  const kept = widestOf(condition);
  const first = new Map<string, ConditionValue>();
  for (const each of condition.values) {
    const same = first.get(each.value);
    const by = kept !== undefined && kept !== each ? kept : same;
    if (same === undefined) first.set(each.value, each);
    if (by !== undefined) yield problemOf(condition, each, by);
  }
}

/** Of several bounds the one that all that the others let through passes too; undefined where values are no bounds. */
function widestOf({ operator, values }: Condition): ConditionValue | undefined {
  const facts = operatorOf(operator);
  const isUpper = facts?.comparison.startsWith("lessThan");
  if (isUpper !== true && facts?.comparison.startsWith("greaterThan") !== true) return undefined;
  const sizes = values.map(({ value }) => sizeOf(value, facts?.family === "date"));
  if (sizes.some((size) => size === undefined)) return undefined;
  const numbers = sizes.map((size) => size ?? 0);
  return values[numbers.indexOf(isUpper === true ? Math.max(...numbers) : Math.min(...numbers))];
}

/** Undefined for what is no number or date, or may be two. */
function sizeOf(value: string, isDate: boolean): number | undefined {
  if (!isDate) return toNumber(value);
  const instants = toInstants(value);
  return instants.length === 1 ? instants[0] : undefined;
}

function problemOf(
  { operator, key }: Condition,
  { value, node }: ConditionValue,
  by: ConditionValue,
): Problem {
  const reason =
    value === by.value
      ? `${quoted(value)} stands among the values of ${key.value} already. It`
      : `Any value of the list is enough for ${operator.name}, and ${quoted(by.value)} lets all through that ${quoted(value)} does. ${quoted(value)}`;
  return {
    at: node,
    message: `${reason} can go: the condition means the same without it.`,
    related: [{ at: by.node, message: "This one is enough." }],
    fixes: () => removeFromList({ value, node }),
  };
}
