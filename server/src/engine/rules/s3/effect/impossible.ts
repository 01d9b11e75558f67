import { placeholderIn } from "../../../catalog/placeholders.ts";
import { isArn } from "../../../evaluate/arns.ts";
import { conditionsMatch } from "../../../evaluate/matches.ts";
import type { Problem } from "../../../lint/rule.ts";
import { listOf, titleOf } from "../../../lint/words.ts";
import type { Condition, ConditionValue, Policy, Statement } from "../../../policy/policy.ts";
import { hasEffect } from "../../../prove/effect.ts";
import { conditionFault } from "../../arn/faults/condition.ts";
import {
  comparesNothing,
  comparesPatternsAsText,
  comparesSessions,
  isSession,
} from "../../policy/conditions/valueForms.ts";
import { asksInVain } from "../../policy/service-without-source.ts";
import { checkedRows, checkOf } from "../../encryptionChecks.ts";
import { exampleRequestsOf, exampleTargetsOf } from "../../exampleRequests.ts";

/** A statement of which it is proved that it applies to no request because of its conditions. */
export function* impossibleProblems(policy: Policy, statement: Statement): Iterable<Problem> {
  if (statement.effect === undefined || statement.conditions.length === 0) return;
  if (isMetByExample(policy, statement) || !isFinished(statement)) return;
  if (hasEffect(policy, statement).result !== "none") return;
  const culprits = culpritsOf(policy, statement);
  const [first, ...others] = culprits;
  // Of a condition that is itself at fault another rule says what is.
  if (first === undefined || mayBeOfPath(statement, culprits)) return;
  if (culprits.some((condition) => isAtFault(statement, condition))) return;
  yield {
    at: first.property.name,
    message: `${reasonFor(culprits)}, so ${titleOf(statement)} has no effect.`,
    related: others.map(({ property }) => ({ at: property.name, message: "Cannot hold at the same time." })),
  };
}

/** The ARN of a session does not show the path of its role, which aws:PrincipalArn has. */
function mayBeOfPath({ principal }: Statement, culprits: readonly Condition[]): boolean {
  return (
    principal?.values.some(({ value }) => isSession(value)) === true &&
    culprits.some(({ key }) => /^aws:principalarn$/i.test(key.value))
  );
}

function isAtFault(statement: Statement, condition: Condition): boolean {
  const { values } = condition;
  const isMalformed = ({ value }: ConditionValue): boolean => conditionFault(condition, value) !== undefined;
  return (
    comparesNothing(condition) ||
    comparesSessions(condition) ||
    comparesPatternsAsText(condition) ||
    (statement.effect === "Allow" && asksInVain(statement, condition)) ||
    (values.length > 0 && values.every(isMalformed))
  );
}

/** Nothing is proved of a statement with parts that are missing or yet to be filled in: other rules name those. */
function isFinished({ principal, action, resource, conditions }: Statement): boolean {
  const elements = [principal, action, resource];
  if (elements.some((each) => each === undefined || each.values.length === 0)) return false;
  if (resource?.values.some(({ value }) => value !== "*" && !isArn(value)) === true) return false;
  const values = [
    ...elements.flatMap((each) => each?.values ?? []),
    ...conditions.flatMap((each) => each.values),
  ];
  return !values.some(({ value }) => value === "" || placeholderIn(value) !== undefined);
}

function isMetByExample(policy: Policy, statement: Statement): boolean {
  return isMetByUpload(policy, statement) || isMetByRequest(policy, statement);
}

/** A Deny that looks at nothing but encryption, and refuses some way to ask for it. */
function isMetByUpload(policy: Policy, statement: Statement): boolean {
  const check = checkOf(policy, statement);
  if (check?.conditions.length !== statement.conditions.length) return false;
  const [target] = exampleTargetsOf(policy, statement);
  return target?.action === "s3:PutObject" && checkedRows.some((row) => check.refuses(row));
}

function isMetByRequest(policy: Policy, statement: Statement): boolean {
  return exampleRequestsOf(policy, statement).some(
    (request) => conditionsMatch(statement, request, policy) === true,
  );
}

/**
 * The conditions to which it is owed, of which none can be spared. Empty where a statement without conditions
 * would have no effect either.
 */
function culpritsOf(policy: Policy, statement: Statement): readonly Condition[] {
  const { conditions } = statement;
  const isImpossibleWithout = (spared: readonly Condition[]): boolean => {
    const left = conditions.filter((condition) => !spared.includes(condition));
    return hasEffect(policy, { ...statement, conditions: left }).result === "none";
  };
  if (isImpossibleWithout(conditions)) return [];
  const spared: Condition[] = [];
  for (const condition of conditions) if (isImpossibleWithout([...spared, condition])) spared.push(condition);
  return conditions.filter((condition) => !spared.includes(condition));
}

function reasonFor(culprits: readonly Condition[]): string {
  const named = culprits.map(({ operator, key }) => `${operator.name} on ${key.value}`);
  if (culprits.length > 1) return `${listOf(named)} never hold together in one request`;
  return `${listOf(named)} holds in no request that the statement is about`;
}
