import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { isPolicyVariable, isVariableAttempt, LONGEST_VALUE } from "../../catalog/placeholders.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { AccessChange, Problem, Rule, Severity } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { whenNamingMore } from "../accessChange.ts";
import { quoted } from "../quoted.ts";
import { meantKey } from "./conditions/meantKey.ts";
import { whenMatchingMore } from "./conditions/whenMatchingMore.ts";

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
    for (const place of placesOfVariables(policy)) {
      const problem = problemOf(policy, place);
      if (problem !== undefined) yield problem;
    }
  },
};

/** A value in which AWS replaces variables, and what it does to access when the value comes to match more. */
interface Place {
  readonly value: ConditionValue;
  readonly access: AccessChange;
}

function placesOfVariables({ statements }: Policy): readonly Place[] {
  return statements.flatMap((statement) => {
    const { resource, conditions } = statement;
    const named = placesOf(resource?.values ?? [], whenNamingMore(statement, resource));
    const compared = conditions
      .filter(knowsVariables)
      .map((condition) => placesOf(condition.values, whenMatchingMore(statement, condition)));
    return [...named, ...compared.flat()];
  });
}

function placesOf(values: readonly ConditionValue[], access: AccessChange): readonly Place[] {
  return values.filter(({ value }) => value.includes("${")).map((value) => ({ value, access }));
}

function knowsVariables({ operator }: Condition): boolean {
  const family = operatorOf(operator)?.family;
  return family === "string" || family === "arn";
}

/** The first variable of a value with which something is wrong. */
function problemOf(policy: Policy, { value: { value, node }, access }: Place): Problem | undefined {
  if (value.length > LONGEST_VALUE) return undefined;
  for (const [text] of value.matchAll(/\$\{[^{}]*\}?/g)) {
    const fault = faultOf(policy, text);
    if (fault === undefined) continue;
    const { message, severity, instead } = fault;
    return {
      at: node,
      ...(severity !== undefined && { severity }),
      message,
      fixes: () =>
        instead === undefined
          ? []
          : [
              {
                title: `Write "${instead}"`,
                access,
                edits: [
                  replaceValue(
                    policy.tree.text,
                    node,
                    value.replace(text, () => instead),
                  ),
                ],
              },
            ],
    };
  }
  return undefined;
}

/** What is wrong with a variable, in a sentence, and what was meant where that is plain. */
interface Fault {
  readonly message: string;
  readonly severity?: Severity;
  readonly instead?: string;
}

/** Undefined for templates too, which are no variables. */
function faultOf(policy: Policy, text: string): Fault | undefined {
  const body = /^\$\{([^}]*)/.exec(text)?.[1] ?? "";
  const [key = "", ...rest] = body.split(",");
  if (isVariableAttempt(text)) {
    if (!text.endsWith("}")) return { message: `${quoted(text)} lacks its closing brace.` };
    if (body.trim() === "") return { message: `${quoted(text)} names no condition key.` };
    if (/\s/.test(key)) return blankFault(text, key, rest);
    if (rest.length > 0 && !/^[^,]*,\s*'[^']*'$/.test(body))
      return { message: `The default value in ${quoted(text)} stands in single quotes: \${key, 'text'}.` };
  }
  return isPolicyVariable(text) ? keyFault(policy, text, key) : undefined;
}

/** Blanks around the key are a slip. Those inside may be the key of a tag, of which nobody knows the right one. */
function blankFault(text: string, key: string, rest: readonly string[]): Fault {
  const bare = key.trim();
  return {
    message: `${quoted(text)} has a blank that AWS does not accept: write the key right behind the brace.`,
    ...(!/\s/.test(bare) && { instead: `\${${[bare, ...rest].join(",")}}` }),
  };
}

/** Keys of other services and of identity providers are not known here. */
function keyFault({ kind }: Policy, text: string, key: string): Fault | undefined {
  const known = conditionKeyOf(key);
  if (known?.type === "ArrayOfString")
    return {
      severity: "warning",
      message: `${known.name} can have several values, and AWS replaces no variable by those: ${quoted(text)} matches nothing.`,
    };
  const meant = known === undefined && /^aws:/i.test(key) ? meantKey(key, kind) : undefined;
  if (meant === undefined) return undefined;
  return {
    severity: "warning",
    message: `There is no condition key ${quoted(key)}. ${quoted(meant)} is the nearest one. AWS replaces a variable by nothing where a request lacks its key: ${quoted(text)} matches nothing.`,
    instead: text.replace(key, () => meant),
  };
}
