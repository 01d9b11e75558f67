import { placeholderIn } from "../../catalog/placeholders.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Element, StringValue } from "../../policy/policy.ts";
import { coverersIn } from "../coverers.ts";
import { quoted } from "../quoted.ts";
import { removeFromList } from "../removeFromList.ts";

export const redundantValue: Rule = {
  id: "policy/redundant-value",
  summary: "A value that another one of its list covers",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "hint",
  answers: ["REDUNDANT_ACTION", "REDUNDANT_RESOURCE"],

  *check({ statements, kind }) {
    for (const { action, resource, principal } of statements) {
      yield* redundantIn(action, (value) => value.toLowerCase());
      // Resource of a key policy is a star, and a rule of its own says so.
      if (kind === "s3-bucket-policy") yield* redundantIn(resource, (value) => value);
      yield* repeatedIn(principal);
    }
  },
};

/** An action or a resource that a pattern of the same list stands for too. */
function* redundantIn(
  element: Element<StringValue> | undefined,
  toComparable: (value: string) => string,
): Iterable<Problem> {
  const values = element?.values ?? [];
  if (values.length < 2) return;
  const coverers = coverersIn(values.map(({ value }) => toComparable(value)));
  for (const [index, coverer] of coverers) {
    const [covered, by] = [values[index], values[coverer]];
    if (covered !== undefined && by !== undefined) yield* problemsOf(covered, by);
  }
}

/** Principals are names without patterns, so only the same name twice is one too many. */
function* repeatedIn(
  element: Element<StringValue & { readonly type: string }> | undefined,
): Iterable<Problem> {
  const values = element?.values ?? [];
  if (values.length < 2) return;
  const first = new Map<string, StringValue>();
  for (const each of values) {
    const name = `${each.type} ${each.value}`;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, each);
    else yield* problemsOf(each, earlier);
  }
}

/** What is yet to be filled in may come to be two different values. */
function* problemsOf({ value, node }: StringValue, by: StringValue): Iterable<Problem> {
  if (placeholderIn(value) !== undefined || placeholderIn(by.value) !== undefined) return;
  const reason =
    value === by.value
      ? `${quoted(value)} stands in this list already`
      : `${quoted(by.value)} covers ${quoted(value)}`;
  yield {
    at: node,
    message: `${reason}. It can go: the statement means the same without it.`,
    related: [{ at: by.node, message: "This one is enough." }],
    fixes: () => removeFromList({ value, node }),
  };
}
