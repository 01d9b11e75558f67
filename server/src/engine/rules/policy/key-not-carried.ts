import { actionOf, expandActionIn, type Action } from "../../catalog/actions.ts";
import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Condition, DocumentKind, Statement, StringValue } from "../../policy/policy.ts";
import { remember } from "../../prove/remember.ts";
import { quoted } from "../quoted.ts";
import { holdsWithoutKey } from "./conditions/outcomeWithoutKey.ts";

export const keyNotCarried: Rule = {
  id: "policy/key-not-carried",
  summary: "An action whose requests never have a condition key of its statement",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: [
    "MISSING_ACTION_FOR_CONDITION_KEY",
    "UNSUPPORTED_ACTION_FOR_CONDITION_KEY",
    "USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES",
  ],

  *check({ kind, statements, tree }) {
    if (tree.errors.length > 0) return;
    // Statements repeat each other's actions and keys.
    const carried = remember((question: string) => {
      const [pattern = "", key = ""] = question.split(" ");
      return expandActionIn(kind, pattern).every((action) => carries(action, key));
    });
    for (const statement of statements)
      for (const condition of statement.conditions) {
        const key = serviceKeyOf(condition);
        const { values = [] } = statement.action ?? {};
        if (key === undefined || values.every(({ value }) => carried(`${value} ${key}`))) continue;
        const holds = holdsWithoutKey(condition);
        if (holds !== undefined) yield* problemsOf(kind, statement, condition, key, holds);
      }
  },
};

/** The key of a condition as its service's actions list it. Global keys go with many actions, and which is not listed. */
function serviceKeyOf({ key }: Condition): string | undefined {
  const known = conditionKeyOf(key.value)?.name;
  return known !== undefined && /^(?:kms|s3):/.test(known) ? known : undefined;
}

function* problemsOf(
  kind: DocumentKind,
  statement: Statement,
  condition: Condition,
  key: string,
  holds: boolean,
): Iterable<Problem> {
  const { action, effect } = statement;
  if (action === undefined || action.negated || effect === undefined) return;
  const actions = action.values.flatMap(({ value }) => expandActionIn(kind, value));
  if (!actions.some((each) => carries(each, key))) {
    // A statement that then never holds is another rule's business.
    if (holds && actions.length > 0 && actions.every(isDescribed))
      yield alwaysHolding(statement, condition, actions);
    return;
  }
  for (const value of action.values) {
    const strangers = strangersIn(kind, value, key, holds);
    if (strangers.length > 0) yield problemOf(statement, condition, value, strangers, holds);
  }
}

/**
 * The actions that a value names, or stands for, without the key. Those that a pattern stands for matter where the
 * condition then always holds: nobody minds that a pattern also stands for what a condition leaves out.
 */
function strangersIn(
  kind: DocumentKind,
  { value }: StringValue,
  key: string,
  holds: boolean,
): readonly Action[] {
  const named = actionOf(value);
  const candidates = named !== undefined ? [named] : holds ? expandActionIn(kind, value) : [];
  return candidates.filter((each) => isDescribed(each) && !carries(each, key));
}

/**
 * What acts on no resource is out of place in such a policy anyway. Every request to KMS has its caller's account, and
 * every request to S3 a version of its signature: an action of which the reference does not even say that is internal,
 * and hardly described.
 */
function isDescribed({ name, resourceTypes, conditionKeys }: Action): boolean {
  const always = name.startsWith("kms:") ? "kms:CallerAccount" : "s3:signatureversion";
  return resourceTypes.length > 0 && conditionKeys.includes(always);
}

function carries({ conditionKeys }: Action, key: string): boolean {
  return conditionKeys.includes(key);
}

/** No action has the key, so that the condition might as well not be there. */
function alwaysHolding(
  statement: Statement,
  { key, operator, property }: Condition,
  actions: readonly Action[],
): Problem {
  const names = listOf([...new Set(actions.map(({ name }) => name))], 3);
  const verb = statement.effect === "Deny" ? "denies" : "allows";
  return {
    at: property.name,
    message: `Requests for ${names} never have ${key.value}. ${operator.name} holds without the key, so ${titleOf(statement)} ${verb} them regardless of this condition. Put it where the actions are that it is about.`,
  };
}

function problemOf(
  statement: Statement,
  { key, operator, property }: Condition,
  { value, node }: StringValue,
  strangers: readonly Action[],
  holds: boolean,
): Problem {
  const title = titleOf(statement);
  const verb = statement.effect === "Deny" ? "denies" : "allows";
  const names = listOf(
    strangers.map(({ name }) => name),
    3,
  );
  const which =
    strangers.length === 1 && strangers[0]?.name.toLowerCase() === value.toLowerCase() ? value : names;
  const lead = which === value ? "" : `${quoted(value)} also stands for ${names}. `;
  const outcome = holds
    ? `${operator.name} holds without the key, so ${title} ${verb} them whatever they carry`
    : `${operator.name} needs the key, so ${title} never ${verb} them`;
  return {
    at: node,
    // That less is allowed than was meant is no risk, and AWS's own samples have it.
    ...(!holds && statement.effect === "Allow" && { severity: "information" }),
    message: `${lead}Requests for ${which === value ? value : "these"} never have ${key.value}. ${outcome}. Put such actions into a statement of their own.`,
    related: [{ at: property.name, message: "The condition on that key." }],
  };
}
