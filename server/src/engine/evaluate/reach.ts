import { isAccountId, parseArn } from "../policy/arn.ts";
import type { DocumentKind, Element, Principal } from "../policy/policy.ts";
import { accountOf, nameOf } from "./callerContext.ts";
import type { Caller } from "./request.ts";
import type { Doubt, Truth } from "./truth.ts";

/**
 * How a principal reaches a caller: by naming it (or everyone), or as one of an account's. A Deny hits both
 * alike; an Allow by way of the account only lets that account's IAM decide.
 */
export type Reach = "named" | "account" | Doubt | false;

/** How the principals of an element reach a caller: by name, else in doubt, else as one of an account's. */
export function reachOf(element: Element<Principal>, caller: Caller, kind: DocumentKind): Reach {
  let best: Reach = false;
  for (const principal of element.values) {
    const reach = reachOfOne(principal, caller, kind);
    if (reach === "named") return reach;
    if (best === false || typeof reach === "object") best = reach || best;
  }
  return best;
}

/** Whether any principal of an element covers a caller: a Deny hits those of an account, too. */
export function isReached(element: Element<Principal>, caller: Caller, kind: DocumentKind): Truth {
  let covered: Truth = false;
  for (const principal of element.values) {
    const reach = reachOfOne(principal, caller, kind);
    if (typeof reach === "string") return true;
    if (reach !== false) covered = reach;
  }
  return covered;
}

function reachOfOne({ type, value }: Principal, caller: Caller, kind: DocumentKind): Reach {
  if (type === "*") return "named";
  if (type === "AWS") return "arn" in caller ? reachOfAws(value, caller) : reachOfAccount(value, caller);
  if (type === "Service") return reachOfService(value, caller);
  return type === "CanonicalUser" && kind === "s3-bucket-policy" && reachOfCanonicalUser(value, caller);
}

type AwsCaller = Extract<Caller, { readonly arn: string }>;

function reachOfAws(value: string, caller: AwsCaller): Reach {
  if (value === caller.arn) return "named";
  if (isAccount(value))
    return isAccountOf(value, caller.arn) && (caller.type === "root" ? "named" : "account");
  if (caller.type === "session") return value === caller.roleArn && "named";
  // A federated session acts for the user who asked for it, and the request does not say for whom.
  if (caller.type === "federatedUser" && isUserBeside(value, caller.arn))
    return { doubt: `Whether ${caller.arn} acts for ${value} is not known.` };
  return false;
}

/** Of the callers without an ARN only a canonical user belongs to an account, and its id does not show to which. */
function reachOfAccount(value: string, caller: Exclude<Caller, AwsCaller>): Reach {
  if (caller.type !== "canonicalUser" || !isAccount(value)) return false;
  return { doubt: `Whether ${value} is the account of ${nameOf(caller)} is not known.` };
}

function reachOfService(value: string, caller: Caller): Reach {
  if (caller.type !== "service") return false;
  if (value === "*")
    return { doubt: `AWS does not say whether the service principal "*" covers ${caller.name}.` };
  return value === caller.name && "named";
}

/** An account by its number or by its root ARN. */
function isAccount(value: string): boolean {
  return value.endsWith(":root") || isAccountId(value);
}

export function isAccountOf(value: string, callerArn: string): boolean {
  const caller = parseArn(callerArn);
  if (caller === undefined) return false;
  return value === caller.account || value === `arn:${caller.partition}:iam::${caller.account}:root`;
}

function isUserBeside(value: string, callerArn: string): boolean {
  const user = parseArn(value);
  return (
    user?.service === "iam" &&
    user.resource.startsWith("user/") &&
    user.account === parseArn(callerArn)?.account
  );
}

/** A canonical user is an account, but which one its id does not show. */
function reachOfCanonicalUser(value: string, caller: Caller): Reach {
  if (caller.type === "canonicalUser") return value === caller.id && "named";
  const account = accountOf(caller);
  return (
    account !== undefined && {
      doubt: `Whether account ${account} is the canonical user ${value} is not known.`,
    }
  );
}
