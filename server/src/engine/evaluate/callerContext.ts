import { isAccountId, parseArn } from "../policy/arn.ts";
import type { Caller, Request } from "./request.ts";
import type { Doubt } from "./truth.ts";
import type { Context } from "./variables.ts";

/**
 * The condition keys of a request: those that it names, taken literally and an empty list as absent, and those
 * that follow from the caller or from what it acts on.
 */
export function contextOf({ caller, context, resource }: Request): Context {
  return { get: (key) => context.get(key) ?? callerValues(caller, key) ?? resourceValues(resource, key) };
}

/** Every request to KMS and S3 has the account of its key or bucket. A bucket's ARN does not show it. */
function resourceValues(resource: string, key: string): readonly string[] | Doubt | undefined {
  if (key !== "aws:resourceaccount" || resource === "") return undefined;
  const account = parseArn(resource)?.account ?? "";
  return isAccountId(account)
    ? [account]
    : { doubt: `The value of aws:ResourceAccount for ${resource} is not known.` };
}

/**
 * What a caller brings along for a condition key (in lower case), as IAM's lists of global keys and of
 * principal values give it. Undefined when absent or when the key does not depend on the caller; a doubt when
 * the value cannot be known from the caller's name.
 */
export function callerValues(caller: Caller, key: string): readonly string[] | Doubt | undefined {
  const value = derivations.get(key)?.(caller);
  return typeof value === "string" ? [value] : value;
}

type Derivation = (caller: Caller) => string | Doubt | undefined;

const derivations: ReadonlyMap<string, Derivation> = new Map<string, Derivation>([
  ["aws:principalarn", principalArn],
  ["aws:principalaccount", principalAccount],
  ["kms:calleraccount", callerAccount],
  ["aws:principaltype", principalType],
  ["aws:principalisawsservice", isAwsService],
  ["aws:principalservicename", serviceName],
  ["aws:principalservicenameslist", serviceNames],
  ["aws:username", userName],
  ["aws:userid", userId],
]);

/** A caller as sentences name it. */
export function nameOf(caller: Caller): string {
  if (caller.type === "anonymous") return "an anonymous caller";
  if (caller.type === "service") return caller.name;
  return caller.type === "canonicalUser" ? `the canonical user ${caller.id}` : caller.arn;
}

/** The account that a caller belongs to. Undefined for anonymous callers, services and canonical users. */
export function accountOf(caller: Caller): string | undefined {
  return "arn" in caller ? parseArn(caller.arn)?.account : undefined;
}

function unknown(caller: Caller, key: string): Doubt {
  return { doubt: `The value of ${key} for ${nameOf(caller)} is not known.` };
}

/** A session goes by its role's ARN. */
function principalArn(caller: Caller): string | Doubt | undefined {
  if (caller.type === "anonymous") return undefined;
  if (caller.type === "session") return caller.roleArn;
  return "arn" in caller ? caller.arn : unknown(caller, "aws:PrincipalArn");
}

function principalAccount(caller: Caller): string | Doubt {
  return accountValue(caller, "aws:PrincipalAccount");
}

/** The same account under KMS's own name. */
function callerAccount(caller: Caller): string | Doubt {
  return accountValue(caller, "kms:CallerAccount");
}

function accountValue(caller: Caller, key: string): string | Doubt {
  if (caller.type === "anonymous") return "anonymous";
  return accountOf(caller) ?? unknown(caller, key);
}

const principalTypes = {
  anonymous: "Anonymous",
  root: "Account",
  user: "User",
  session: "AssumedRole",
  federatedUser: "FederatedUser",
} as const;

function principalType(caller: Caller): string | Doubt {
  if (caller.type === "service" || caller.type === "canonicalUser")
    return unknown(caller, "aws:PrincipalType");
  return principalTypes[caller.type];
}

/** Unsigned requests do not have the key. */
function isAwsService(caller: Caller): string | undefined {
  return caller.type === "anonymous" ? undefined : String(caller.type === "service");
}

function serviceName(caller: Caller): string | undefined {
  return caller.type === "service" ? caller.name : undefined;
}

/** All names of a service, of which the request shows one. */
function serviceNames(caller: Caller): Doubt | undefined {
  return caller.type === "service" ? unknown(caller, "aws:PrincipalServiceNamesList") : undefined;
}

/** The name without its path; only users have one. */
function userName(caller: Caller): string | Doubt | undefined {
  if (caller.type === "canonicalUser") return unknown(caller, "aws:username");
  return caller.type === "user" ? caller.arn.slice(caller.arn.lastIndexOf("/") + 1) : undefined;
}

/** The unique ids of users and roles do not show in their ARNs. */
function userId(caller: Caller): string | Doubt {
  if (caller.type === "anonymous") return "anonymous";
  const account = accountOf(caller);
  if (account === undefined || !("arn" in caller)) return unknown(caller, "aws:userid");
  if (caller.type === "root") return account;
  if (caller.type !== "federatedUser") return unknown(caller, "aws:userid");
  return `${account}:${caller.arn.slice(caller.arn.indexOf("/") + 1)}`;
}
