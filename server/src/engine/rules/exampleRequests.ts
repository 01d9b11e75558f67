import { actionOf, actionsOf, expandAction } from "../catalog/actions.ts";
import { conditionKeyOf } from "../catalog/conditionKeys.ts";
import { coversAction } from "../evaluate/actions.ts";
import { operatorOf } from "../evaluate/operators.ts";
import type { Caller, Request } from "../evaluate/request.ts";
import type { Condition, Element, Policy, Statement, StringValue } from "../policy/policy.ts";
import { remember } from "../prove/remember.ts";
import { callersNamedBy } from "../prove/callers/namedCallers.ts";
import { channelTie, namedTie } from "../prove/callers/ties.ts";
import { fits } from "./resourceFit.ts";

/**
 * Requests that a statement is likely to apply to, built from its own values. A quick way to see that it does
 * something: proving that it does nothing takes a thousand times as long.
 */
export function exampleRequestsOf(policy: Policy, statement: Statement): readonly Request[] {
  return policy.once(requestsByStatement)(statement);
}

function requestsByStatement(policy: Policy): (statement: Statement) => readonly Request[] {
  return remember((statement: Statement) => requestsFor(statement, exampleTargetsOf(policy, statement)));
}

/** What those requests are for. */
export function exampleTargetsOf(policy: Policy, statement: Statement): readonly Target[] {
  return policy.once(targetsByStatement)(statement);
}

function targetsByStatement(): (statement: Statement) => readonly Target[] {
  // Statements repeat each other's actions and resources.
  const known = new Map<string, readonly Target[]>();
  return remember((statement: Statement) => {
    const name = `${nameOf(statement.action)} ${nameOf(statement.resource)}`;
    const found = known.get(name) ?? targetsOf(statement);
    known.set(name, found);
    return found;
  });
}

/** A name that elements share which list the same, told by their values in their order. */
export function nameOf(element: Element<StringValue> | undefined): string {
  let name = element?.negated === true ? "not" : "";
  for (const { value } of element?.values ?? []) name += ` ${value}`;
  return name;
}

function requestsFor(statement: Statement, targets: readonly Target[]): readonly Request[] {
  const caller = callerOf(statement);
  const context = new Map<string, readonly string[]>([["aws:securetransport", ["true"]]]);
  for (const condition of statement.conditions) {
    const key = condition.key.value.toLowerCase();
    const values = valuesFor(condition);
    if (values === undefined) context.delete(key);
    // What follows from a caller whom the statement names is not to be made up.
    else if (caller === ordinary || namedTie(caller, key) === undefined) context.set(key, values);
  }
  // Through a VPC endpoint a request has no public address.
  const isFromEndpoint = [...context.keys()].some((key) => channelTie("internet", key) !== undefined);
  const channel = isFromEndpoint ? "endpoint" : "internet";
  for (const key of context.keys()) if (channelTie(channel, key) !== undefined) context.delete(key);
  const possible = targets.filter(({ action }) => carriesKeys(action, statement));
  return possible.map((target) => ({ caller, context, ...target }));
}

/** An action with a resource that it acts on. */
export interface Target {
  readonly action: string;
  readonly resource: string;
}

const ordinary: Caller = {
  type: "session",
  arn: "arn:aws:sts::111122223333:assumed-role/example/example",
  roleArn: "arn:aws:iam::111122223333:role/example",
};

function callerOf({ principal }: Statement): Caller {
  const [first] = principal?.negated === true ? [] : (principal?.values ?? []);
  if (first === undefined || first.type === "*") return ordinary;
  const named = callersNamedBy([first])[0]?.caller;
  const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(first.value)?.[1];
  return named ?? (account === undefined ? ordinary : { type: "root", arn: `arn:aws:iam::${account}:root` });
}

/** Values with which a condition probably holds; undefined for none. */
function valuesFor(condition: Condition): readonly string[] | undefined {
  const { operator, values } = condition;
  const [first] = values;
  const facts = operatorOf(operator);
  if (facts === undefined || first === undefined) return undefined;
  if (facts.family === "null") return first.value.toLowerCase() === "true" ? undefined : ["example"];
  if (facts.negated) return undefined;
  if (facts.family === "ip") return [first.value.replace(/\/.*$/, "")];
  return [facts.comparison === "like" ? fillIn(first.value) : first.value];
}

function fillIn(pattern: string): string {
  return pattern.replaceAll("*", "example").replaceAll("?", "x");
}

function targetsOf(statement: Statement): readonly Target[] {
  const resources = resourcesOf(statement);
  return actionNamesOf(statement).flatMap((action) => {
    const resource = resources.find((value) => fits(action, value));
    return resource === undefined ? [] : [{ action, resource: fillIn(resource) }];
  });
}

/** Whether requests for an action may have all the keys of S3 that the conditions are about. */
function carriesKeys(action: string, { conditions }: Statement): boolean {
  const carried = actionOf(action)?.conditionKeys ?? [];
  return conditions.every(({ key }) => {
    const name = conditionKeyOf(key.value)?.name ?? key.value;
    return !name.startsWith("s3:") || carried.includes(name);
  });
}

const MOST_ACTIONS = 3;

function actionNamesOf({ action }: Statement): readonly string[] {
  if (action === undefined) return [];
  const named = action.negated
    ? actionsOf("s3").filter(({ name }) => coversAction(action, name) === true)
    : action.values.flatMap(({ value }) => preferUploads(expandAction(value)).slice(0, MOST_ACTIONS));
  return [...new Set(preferUploads(named).map(({ name }) => name))].slice(0, MOST_ACTIONS);
}

/** What conditions on encryption are about stands first. */
function preferUploads<T extends { readonly name: string }>(actions: readonly T[]): readonly T[] {
  const isUpload = ({ name }: T): boolean => name === "s3:PutObject";
  return [...actions.filter(isUpload), ...actions.filter((action) => !isUpload(action))];
}

function resourcesOf({ resource }: Statement): readonly string[] {
  if (resource === undefined) return [];
  if (resource.negated) return ["arn:aws:s3:::example-bucket/example", "arn:aws:s3:::example-bucket"];
  return resource.values.flatMap(({ value }) =>
    value === "*" ? ["arn:aws:s3:::example-bucket/example", "arn:aws:s3:::example-bucket"] : value,
  );
}
