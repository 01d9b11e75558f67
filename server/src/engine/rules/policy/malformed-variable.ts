import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { isPolicyVariable, isVariableAttempt, LONGEST_VALUE } from "../../catalog/placeholders.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy } from "../../policy/policy.ts";
import { quoted } from "../quoted.ts";

export const malformedVariable: Rule = {
  id: "policy/malformed-variable",
  summary: "A policy variable that is not written as one",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: [
    "EMPTY_VARIABLE",
    "MISSING_BRACE_IN_VARIABLE",
    "MISSING_QUOTE_IN_VARIABLE",
    "UNSUPPORTED_SPACE_IN_VARIABLE",
  ],

  *check(policy) {
    // In policies of another Version such text is plain.
    if (policy.version?.value !== "2012-10-17" || !policy.tree.text.includes("${")) return;
    for (const value of valuesWithVariables(policy)) yield* problemsOf(value);
  },
};

function* valuesWithVariables({ statements }: Policy): Iterable<ConditionValue> {
  for (const { resource, conditions } of statements) {
    if (resource !== undefined) yield* resource.values;
    for (const condition of conditions) if (knowsVariables(condition)) yield* condition.values;
  }
}

function knowsVariables({ operator }: Condition): boolean {
  const family = operatorOf(operator)?.family;
  return family === "string" || family === "arn";
}

function* problemsOf({ value, node }: ConditionValue): Iterable<Problem> {
  if (value.length > LONGEST_VALUE || !value.includes("${")) return;
  for (const [text] of value.matchAll(/\$\{[^{}]*\}?/g)) {
    const fault = faultOf(text);
    if (fault !== undefined) {
      yield { at: node, ...fault };
      return;
    }
  }
}

/** The first thing that is wrong with a variable, in a sentence. Undefined for templates, which are no variables. */
function faultOf(text: string): Pick<Problem, "message" | "severity"> | undefined {
  const body = /^\$\{([^}]*)/.exec(text)?.[1] ?? "";
  if (isVariableAttempt(text)) {
    if (!text.endsWith("}")) return { message: `${quoted(text)} lacks its closing brace.` };
    if (body.trim() === "") return { message: `${quoted(text)} names no condition key.` };
    if (/\s/.test(body.split(",", 1)[0] ?? ""))
      return {
        message: `${quoted(text)} has a blank that AWS does not accept: write the key right behind the brace.`,
      };
    if (body.includes(",") && !/^[^,]*,\s*'[^']*'$/.test(body))
      return { message: `The default value in ${quoted(text)} stands in single quotes: \${key, 'text'}.` };
  }
  return isPolicyVariable(text) ? manyValues(text, body) : undefined;
}

function manyValues(text: string, body: string): Pick<Problem, "message" | "severity"> | undefined {
  const key = conditionKeyOf(body.split(",", 1)[0]?.trim() ?? "");
  if (key?.type !== "ArrayOfString") return undefined;
  return {
    severity: "warning",
    message: `${key.name} can have several values, and AWS replaces no variable by those: ${quoted(text)} matches nothing.`,
  };
}
