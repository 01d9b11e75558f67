import { accountOf } from "../../evaluate/callerContext.ts";
import { coversCaller, grantsByItself } from "../../evaluate/principals.ts";
import type { Caller } from "../../evaluate/request.ts";
import { parseArn } from "../../policy/arn.ts";
import type { DocumentKind, Policy, Statement } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import { callerClasses } from "../callers/callerClasses.ts";
import { withAnyValues } from "./unknownValues.ts";
import { partitionOf } from "../uploads/objects.ts";

/** Everyone who can make requests, as far as the policy's principals tell them apart. */
export function callersOf(policy: Policy): readonly CallerClass[] {
  return policy.once(classesIn);
}

function classesIn(policy: Policy): readonly CallerClass[] {
  const named = policy.statements.flatMap(({ principal }) => principal?.values ?? []);
  const partitions = named.flatMap(({ value }) => parseArn(value)?.partition ?? []);
  const partition = partitions.find((one) => /^aws[a-z-]*$/.test(one)) ?? partitionOf(policy);
  return callerClasses(policy.statements, partition).map(withAnyValues);
}

/**
 * A federated session acts for a user, and its name does not show for whom. If it is for one whom a statement
 * names, then it is so for every other statement that names this user, too.
 */
function actingFor(
  caller: CallerClass,
  statement: Statement,
  kind: DocumentKind,
): readonly CallerClass[] | undefined {
  const { principal } = statement;
  if (caller.example.type !== "federatedUser" || principal === undefined || principal.negated)
    return undefined;
  if (coversCaller(statement, caller.example, kind) === true) return undefined;
  const account = accountOf(caller.example);
  const users = principal.values.filter(({ type, value }) => type === "AWS" && isUserOf(value, account));
  return users.length === 0
    ? undefined
    : users.map(({ value }) => ({ ...caller, example: { type: "user", arn: value } }));
}

function isUserOf(value: string, account: string | undefined): boolean {
  const arn = parseArn(value);
  return arn?.service === "iam" && arn.account === account && arn.resource.startsWith("user/");
}

/** Some callers, and the statements that settle whether they get what one statement says. */
export interface Settlement {
  readonly callers: readonly CallerClass[];
  readonly settledBy: readonly Statement[];
}

/**
 * Which of the other statements say as much as one does, each for the callers that it is about: every Deny, and
 * for an Allow also the Allows that do not leave the decision to IAM where it does not. Callers who are certain
 * come first, by themselves: only they can be examples.
 */
export function settlementsFor(
  policy: Policy,
  statement: Statement,
  others: readonly Statement[],
  callers: readonly CallerClass[] = callersOf(policy),
): readonly Settlement[] {
  const concerned = callers.filter(({ example }) => coversCaller(statement, example, policy.kind) !== false);
  const settle = (some: readonly CallerClass[]): readonly Settlement[] =>
    settledFor(policy, statement, others, some);
  return [
    ...settle(concerned.filter((caller) => actingFor(caller, statement, policy.kind) === undefined)),
    ...settle(concerned.flatMap((caller) => actingFor(caller, statement, policy.kind) ?? [])),
  ];
}

function settledFor(
  { kind }: Policy,
  statement: Statement,
  others: readonly Statement[],
  callers: readonly CallerClass[],
): readonly Settlement[] {
  if (callers.length === 0) return [];
  const denies = others.filter(({ effect }) => effect === "Deny");
  if (statement.effect !== "Allow") return [{ callers, settledBy: denies }];
  const allows = others.filter(({ effect }) => effect === "Allow");
  const settlements = new Map<string, { callers: CallerClass[]; settledBy: readonly Statement[] }>();
  for (const caller of callers) {
    const equal = allows.filter((other) => givesAsMuch(other, statement, caller.example, kind));
    const name = equal.map((each) => allows.indexOf(each)).join();
    const known = settlements.get(name);
    if (known === undefined) settlements.set(name, { callers: [caller], settledBy: [...denies, ...equal] });
    else known.callers.push(caller);
  }
  return [...settlements.values()];
}

/** Whether an Allow, where it applies, gives a caller all that another gives it. */
function givesAsMuch(one: Statement, other: Statement, caller: Caller, kind: DocumentKind): boolean {
  if (coversCaller(one, caller, kind) === false) return false;
  return isGrant(one, caller, kind) || !isGrant(other, caller, kind);
}

/** Whether an Allow gives the caller something without IAM's having a say, in a key of whatever account. */
function isGrant(statement: Statement, caller: Caller, kind: DocumentKind): boolean {
  const request = { caller, action: "", resource: "*", context: new Map<string, readonly string[]>() };
  return grantsByItself(statement, request, kind) === true;
}
