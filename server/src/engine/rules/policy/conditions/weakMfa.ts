import { asksForAbsence } from "../../../evaluate/conditionForms.ts";
import { operatorOf } from "../../../evaluate/operators.ts";
import type { Problem } from "../../../lint/rule.ts";
import { titleOf } from "../../../lint/words.ts";
import type { Condition, Policy, Statement } from "../../../policy/policy.ts";
import { sentence } from "../../sentence.ts";
import { moveToOperator } from "./moveToOperator.ts";

/** Whether MFA was used is said of temporary credentials alone. Requests signed with a user's access key do not say it. */
export function weakMfa(statement: Statement, condition: Condition, policy: Policy): Problem | undefined {
  const { key, operator, values } = condition;
  if (!/^aws:MultiFactorAuthPresent$/i.test(key.value) || operator.qualifier !== undefined) return undefined;
  const family = operatorOf(operator)?.family;
  const asksFor = (wanted: string): boolean => values.every(({ value }) => value.toLowerCase() === wanted);
  if (family === "null" && statement.effect === "Allow" && asksFor("false")) return presenceOnly(condition);
  if (family !== "bool" || !asksFor(statement.effect === "Deny" ? "false" : "true")) return undefined;
  const isWeak = isLenient(statement, condition, policy) && !isForRolesAlone(statement);
  return isWeak ? problemOf(statement, condition, policy) : undefined;
}

/** Roles have no access keys of their own: who takes one on gets temporary credentials. */
function isForRolesAlone({ principal }: Statement): boolean {
  if (principal === undefined || principal.negated || principal.values.length === 0) return false;
  return principal.values.every(
    ({ type, value }) =>
      type === "AWS" && /^arn:[\w-]+:(?:iam::\d{12}:role|sts::\d{12}:assumed-role)\//.test(value),
  );
}

function isLenient({ effect }: Statement, { operator }: Condition, { statements }: Policy): boolean {
  if (effect === "Deny") return !operator.ifExists && !statements.some(deniesWithout);
  return effect === "Allow" && operator.ifExists;
}

function presenceOnly({ key, property }: Condition): Problem {
  return {
    at: property.name,
    message: `Null asks whether ${key.value} is there, and with temporary credentials it is, be there MFA or not. Bool with "true" asks for MFA.`,
  };
}

/** Whether a statement is the other half: it denies what says nothing of MFA. */
function deniesWithout({ effect, conditions }: Statement): boolean {
  return (
    effect === "Deny" &&
    conditions.some(
      (condition) => /^aws:MultiFactorAuth/i.test(condition.key.value) && asksForAbsence(condition),
    )
  );
}

function problemOf(statement: Statement, condition: Condition, policy: Policy): Problem {
  const { key, operator, property } = condition;
  const [verb, better] =
    statement.effect === "Deny" ? ["does not deny", "BoolIfExists"] : ["also allows", operator.base];
  return {
    at: property.name,
    message: `${sentence(titleOf(statement))} ${verb} requests that are signed with a user's access key: these have no ${key.value}. ${better} does what is meant.`,
    fixes: () => moveToOperator(policy, condition, better, "narrower"),
  };
}
