import { hasVariable } from "../../evaluate/variables.ts";
import type { Condition, Element, Policy, Principal, Statement } from "../../policy/policy.ts";
import { isCallerKey } from "../callers/ties.ts";

/** Whether a Principal does not tell callers apart, or leaves out but a few. */
export function isForEveryone(principal: Element<Principal> | undefined): boolean {
  return principal?.negated === true || (principal?.values.some(({ type }) => type === "*") ?? false);
}

/** The conditions that look at who calls. */
export function callerConditionsOf({ conditions }: Statement): readonly Condition[] {
  return conditions.filter(({ key }) => isCallerKey(key.value.toLowerCase()));
}

/** Whether a condition has a variable, which may stand for something of the caller's. */
export function hasVariables({ conditions }: Statement): boolean {
  return conditions.some(({ values }) => values.some(({ value }) => hasVariable(value)));
}

/** Each Allow for everyone, with nothing left in it but what it asks of the caller. */
export function callerPartsOf({ statements }: Policy): ReadonlyMap<Statement, Statement> {
  const allows = statements.filter(({ effect, principal }) => effect === "Allow" && isForEveryone(principal));
  return new Map(
    allows.map((statement) => [statement, callerPart(statement, callerConditionsOf(statement))]),
  );
}

/** A statement for every action, under these conditions alone. */
export function callerPart(statement: Statement, conditions: readonly Condition[]): Statement {
  const { action } = statement;
  const [first] = action?.values ?? [];
  return {
    ...statement,
    action: action && first && { ...action, negated: false, values: [{ ...first, value: "*" }] },
    conditions,
  };
}
