import { coversAction } from "../evaluate/actions.ts";
import { matches } from "../evaluate/matches.ts";
import type { Caller, Request } from "../evaluate/request.ts";
import type { Condition, Policy, Principal, Statement } from "../policy/policy.ts";
import { callersNamedBy } from "../prove/callers/namedCallers.ts";
import { identitiesOf, keysNamedBy } from "../set/mentions.ts";

/** Somebody whom a bucket policy lets in, and who has no way to use the bucket's key. */
export interface LockedOut {
  /** The ARN of a role or user. */
  readonly identity: string;
  /** Where the bucket policy names it. */
  readonly principals: readonly [Principal, ...Principal[]];
  /** Whether it may download; otherwise upload. */
  readonly download: boolean;
  /** What KMS asks for: `kms:Decrypt`. */
  readonly needed: string;
  /** The statement of the key policy that denies it this, if one does: no Allow and no grant helps then. */
  readonly deniedBy: Statement | undefined;
}

/**
 * The roles and users that a bucket policy lets upload or download, and that the key policy lets do nothing of the
 * kind, whatever the conditions of its allows, or denies it for certain.
 */
export function lockedOutIdentities(bucket: Policy, key: Policy): readonly LockedOut[] {
  if (!hasKey(bucket) && !hasKey(key)) return [];
  if (!isForItself(key)) return [];
  const found = new Map<string, LockedOut>();
  for (const statement of bucket.statements.filter(({ effect }) => effect === "Allow"))
    for (const principal of identitiesOf(statement)) {
      const known = found.get(principal.value);
      const lockedOut = known ?? lockedOutBy(statement, principal, key);
      const principals = [...(known?.principals ?? []), principal] as const;
      if (lockedOut !== undefined) found.set(principal.value, { ...lockedOut, principals });
    }
  return [...found.values()];
}

/** Whether its bucket is known to be encrypted with a key whose policy counts. */
function hasKey(policy: Policy): boolean {
  const isPinned = policy.kind === "s3-bucket-policy" && keysNamedBy(policy).length > 0;
  return isPinned || policy.surroundings.set?.keyArn !== undefined;
}

/** Whether every statement is about the key itself, whatever its ARN. */
function isForItself({ statements }: Policy): boolean {
  return statements.every(
    ({ resource }) => resource?.negated === false && resource.values.every(({ value }) => value === "*"),
  );
}

function lockedOutBy(statement: Statement, principal: Principal, key: Policy): LockedOut | undefined {
  const [named] = callersNamedBy([principal]);
  if (named === undefined) return undefined;
  for (const { action, needed, download } of needs) {
    if (coversAction(statement.action, action) !== true) continue;
    const deniedBy = denialOf(key, named.caller, needed);
    if (deniedBy !== undefined || !mayUse(key, named.caller, needed))
      return { identity: principal.value, principals: [principal], download, needed, deniedBy };
  }
  return undefined;
}

const needs = [
  { action: "s3:GetObject", needed: "kms:Decrypt", download: true },
  { action: "s3:PutObject", needed: "kms:GenerateDataKey", download: false },
] as const;

/** Whether some request of that caller may be let through: by name, as anybody, or by what the account hands out. */
function mayUse(key: Policy, caller: Caller, action: string): boolean {
  const request = requestOf(caller, action);
  return key.statements
    .filter(({ effect }) => effect === "Allow")
    .map((statement) => ({ ...statement, conditions: statement.conditions.filter(looksAtCaller) }))
    .some((statement) => matches(statement, request, key) !== false);
}

/** The statement that denies it to that caller in every request, if one does. */
function denialOf(key: Policy, caller: Caller, action: string): Statement | undefined {
  const request = requestOf(caller, action);
  return key.statements.find(
    (statement) =>
      statement.effect === "Deny" &&
      statement.conditions.every(looksAtCaller) &&
      matches(statement, request, key) === true,
  );
}

function requestOf(caller: Caller, action: string): Request {
  return { caller, action, resource: EXAMPLE_KEY, context: new Map() };
}

/** Whether a condition looks at what follows from the caller alone; whether others are met, requests decide. */
function looksAtCaller({ key }: Condition): boolean {
  return /^(?:aws:PrincipalArn|aws:PrincipalAccount|kms:CallerAccount)$/i.test(key.value);
}

const EXAMPLE_KEY = "arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555";
