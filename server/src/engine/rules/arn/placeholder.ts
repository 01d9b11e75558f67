import { placeholderIn, type Placeholder } from "../../catalog/placeholders.ts";
import type { Problem, Rule, Severity } from "../../lint/rule.ts";
import { documentKinds, type Condition, type StringValue } from "../../policy/policy.ts";
import { toStringValue } from "../../policy/stringValue.ts";
import { propertyOf } from "../../tree/node.ts";
import { quoted } from "../quoted.ts";

export const placeholder: Rule = {
  id: "arn/placeholder",
  summary: "A placeholder that nobody has filled in",
  kinds: documentKinds,
  severity: "error",

  *check({ statements, encryptionRules }) {
    for (const { node, principal, action, resource, conditions } of statements) {
      const effect = toStringValue(propertyOf(node, "Effect")?.value);
      const named = [principal, action, resource].flatMap((element) => element?.values ?? []);
      yield* placeholdersIn([...(effect ? [effect] : []), ...named], "error");
      yield* placeholdersIn(conditions.flatMap(stringsOf), "warning");
    }
    for (const { algorithm, keyId } of encryptionRules)
      yield* placeholdersIn([algorithm ?? [], keyId ?? []].flat(), "warning");
  },
};

/** AWS refuses what has no right form where it names somebody or something; what it only compares, it saves. */
function* placeholdersIn(values: readonly StringValue[], blank: Severity): Iterable<Problem> {
  for (const { value, node } of values) {
    const found = placeholderIn(value);
    if (found === undefined) continue;
    yield {
      at: node,
      severity: found.form === "blank" ? blank : "warning",
      message: messages[found.form](quoted(found.text)),
    };
  }
}

/** Also the values of conditions that are written without quotes have texts, but no placeholders. */
function stringsOf({ values }: Condition): readonly StringValue[] {
  return values.flatMap(({ node }) => toStringValue(node) ?? []);
}

const messages: Readonly<Record<Placeholder["form"], (text: string) => string>> = {
  blank: (text) =>
    `${text} is a placeholder. Put the real value in its place: AWS takes it as it stands here.`,
  template: (text) =>
    `${text} is no policy variable. Unless a template fills it in first, AWS takes it as it stands here.`,
  word: (text) =>
    `${text} looks like a placeholder. If it is one, put the real value in its place: AWS takes it as it stands here.`,
};
