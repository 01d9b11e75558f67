import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { placeholderInName, type Placeholder } from "../../catalog/placeholders.ts";
import type { Problem, Rule, Severity } from "../../lint/rule.ts";
import { objectNodesOf } from "../../policy/objectNodesOf.ts";
import { documentKinds, type ConditionValue, type Policy } from "../../policy/policy.ts";
import { toStringValue } from "../../policy/stringValue.ts";
import { remember } from "../../prove/remember.ts";
import { propertyOf, type Property } from "../../tree/node.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";

export const placeholder: Rule = {
  id: "arn/placeholder",
  summary: "A placeholder that nobody has filled in",
  kinds: documentKinds,
  severity: "error",

  *check(policy) {
    for (const { effect, node, principal, action, resource, conditions } of policy.statements) {
      const strange = effect === undefined ? toStringValue(propertyOf(node, "Effect")?.value) : undefined;
      if (strange !== undefined) yield* placeholdersIn(policy, [strange], "error");
      for (const element of [principal, action, resource])
        if (element !== undefined) yield* placeholdersIn(policy, element.values, "error");
      for (const { values } of conditions) yield* placeholdersIn(policy, values, "warning");
    }
    for (const { algorithm, keyId } of policy.encryptionRules)
      yield* placeholdersIn(policy, [algorithm ?? [], keyId ?? []].flat(), "warning");
    yield* placeholdersInNames(policy);
  },
};

/** AWS refuses what has no right form where it names somebody or something; what it only compares, it saves. */
function placeholdersIn(
  policy: Policy,
  values: readonly ConditionValue[],
  blank: Severity,
): readonly Problem[] {
  return values.flatMap(({ value, node }) => {
    // What is written without quotes has a text too, but no placeholder.
    const found = node.kind === "string" ? placeholderOf(policy, value) : undefined;
    if (found === undefined) return [];
    const severity = found.form === "blank" ? blank : "warning";
    return { at: node, severity, message: messages[found.form](quoted(found.text)) };
  });
}

/** AWS refuses a member that it does not know, but saves a condition on a key that no request has. */
function* placeholdersInNames(policy: Policy): Iterable<Problem> {
  const inName = remember(placeholderInName);
  for (const { properties } of policy.alone.once(objectNodesOf))
    for (const property of properties) {
      const found = inName(property.name.value);
      if (found !== undefined) yield* problemsOfName(policy, property, found);
    }
}

function* problemsOfName(policy: Policy, property: Property, found: Placeholder): Iterable<Problem> {
  const isKey = policy.once(conditionPropertiesOf).has(property);
  if (isKey && mayBeReal(property.name.value, found)) return;
  const text = quoted(found.text);
  yield {
    at: property.name,
    severity: found.form === "template" || isKey ? "warning" : "error",
    message: isKey ? messages[found.form](text) : nameMessages[found.form](text),
  };
}

function conditionPropertiesOf({ statements }: Policy): ReadonlySet<Property> {
  return new Set(statements.flatMap(({ conditions }) => conditions.map(({ property }) => property)));
}

/** Tags and the parts of an encryption context are named by whoever likes, but hardly with brackets. */
function mayBeReal(key: string, { text }: Placeholder): boolean {
  return conditionKeyOf(key) !== undefined && !/[<{]/.test(text);
}

const messages: Readonly<Record<Placeholder["form"], (text: string) => string>> = {
  blank: (text) =>
    `${text} is a placeholder. Put the real value in its place: AWS takes it as it stands here.`,
  template: (text) =>
    `${text} is no policy variable. Unless a template fills it in first, AWS takes it as it stands here.`,
  word: (text) =>
    `${text} looks like a placeholder. If it is one, put the real value in its place: AWS takes it as it stands here.`,
};

const nameMessages: Readonly<Record<Placeholder["form"], (text: string) => string>> = {
  blank: (text) =>
    `${text} is a placeholder. Put the real name in its place: AWS takes no member of this one.`,
  template: (text) => `AWS takes no member of the name ${text}. Check what a template makes of it.`,
  word: (text) =>
    `${text} looks like a placeholder. Put the real name in its place: AWS takes no member of this one.`,
};
