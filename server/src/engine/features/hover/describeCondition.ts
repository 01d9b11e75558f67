import { conditionKeyOf, nounsByType } from "../../catalog/conditionKeys.ts";
import { wordsOfConditionKey } from "../../catalog/words.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Operator } from "../../policy/policy.ts";
import { toCode, toLink } from "./markdown.ts";

/** What a condition key holds. Undefined for one that the catalogue does not have. */
export function describeConditionKey(name: string): string | undefined {
  const key = conditionKeyOf(name);
  if (key === undefined) return undefined;
  const wants = key.type === "ArrayOfString" ? ", so that it wants ForAllValues or ForAnyValue" : "";
  return [
    `**${toCode(key.name)}** holds ${nounsByType[key.type]}${wants}.`,
    ...[wordsOfConditionKey(key.name) ?? []].flat(),
    linkOf(key.name),
  ].join("\n\n");
}

function linkOf(name: string): string {
  if (name.startsWith("kms:"))
    return toLink("Condition keys of KMS", "kms/latest/developerguide/conditions-kms.html");
  if (name.startsWith("s3:"))
    return toLink(
      "Condition keys of S3",
      "service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys",
    );
  return toLink("Global condition keys", "IAM/latest/UserGuide/reference_policies_condition-keys.html");
}

/** When an operator holds, above all for a request without the key. Undefined for one that IAM does not know. */
export function describeOperator(operator: Operator): string | undefined {
  const facts = operatorOf(operator);
  if (facts === undefined) return undefined;
  return [
    `**${toCode(operator.name)}**`,
    facts.family === "null"
      ? "It asks whether the request carries the key: true wants it absent, false wants it there."
      : `${whenPresent(operator, facts.negated)} ${whenAbsent(operator, facts.negated)}`,
    toLink(
      "Condition operators",
      "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    ),
  ].join("\n\n");
}

function whenPresent({ qualifier }: Operator, negated: boolean): string {
  const matches = negated ? "matches none of the values here" : "matches one of the values here";
  if (qualifier === "ForAllValues") return `It holds when every value of the request ${matches}.`;
  if (qualifier === "ForAnyValue") return `It holds when some value of the request ${matches}.`;
  return negated ? "It holds when no value here matches." : "It holds when one of the values here matches.";
}

function whenAbsent({ qualifier, ifExists }: Operator, negated: boolean): string {
  if (qualifier === "ForAnyValue" && ifExists)
    return "AWS does not say what it does with a request without the key.";
  if (qualifier === "ForAnyValue") return "A request without the key does not meet it.";
  return qualifier === "ForAllValues" || ifExists || negated
    ? "A request without the key meets it."
    : "A request without the key does not meet it.";
}
