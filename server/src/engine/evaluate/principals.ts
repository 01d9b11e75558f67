import { parseArn } from "../policy/arn.ts";
import type { DocumentKind, Element, Principal, Statement } from "../policy/policy.ts";
import { accountOf } from "./callerContext.ts";
import { isAccountOf, isReached, reachOf } from "./reach.ts";
import type { Caller, Request } from "./request.ts";
import type { Truth } from "./truth.ts";

/**
 * Whether Principal or NotPrincipal covers a caller. "*" is everyone; for KMS never an anonymous caller. A role
 * covers its sessions, an account all of its principals. What IAM keeps as AROA… or AIDA… ids, groups, ARNs with
 * wildcards and types that resource policies do not know cover nobody. Without the element nobody is covered.
 *
 * A permissions boundary, which NotPrincipal would always hit, is no part of a request: callers have none here.
 */
export function coversCaller(statement: Statement, caller: Caller, kind: DocumentKind): Truth {
  const { principal, effect } = statement;
  if (principal === undefined) return false;
  if (kind === "kms-key-policy" && caller.type === "anonymous") return false;
  if (principal.negated) return isNotExcluded(principal, caller, kind, effect);
  return isReached(principal, caller, kind);
}

/**
 * What must hold besides for an Allow that covers the caller to give access. An Allow to an account hands the
 * decision to IAM there, in key policies and bucket policies alike; only its root user has it at once. A key of
 * another account needs both sides whoever is named, which is said where the request names the key; a
 * bucket's ARN has no account, so the answer goes as far as this policy does.
 */
export function grantsByItself({ principal }: Statement, request: Request, kind: DocumentKind): Truth {
  const { caller } = request;
  const account = accountOf(caller);
  if (principal === undefined || account === undefined || caller.type === "root") return true;
  if (!principal.negated && reachOf(principal, caller, kind) !== "named")
    return {
      doubt: `The statement leaves the decision to account ${account}: IAM there must also allow it.`,
    };
  const owner = kind === "kms-key-policy" ? parseArn(request.resource)?.account : undefined;
  if (owner === undefined || owner === "" || owner === account) return true;
  return { doubt: `The key belongs to account ${owner}: IAM of account ${account} must also allow it.` };
}

/**
 * NotPrincipal. With Allow it is everyone but those listed. With Deny a caller is only certain to be left out
 * when everything that it stands for is listed: the account beside the user; the account, the role and the
 * session. AWS says that it might be denied when only a part of these is. The account alone leaves out its root
 * user and nobody else.
 */
function isNotExcluded(
  element: Element<Principal>,
  caller: Caller,
  kind: DocumentKind,
  effect: Statement["effect"],
): Truth {
  if (element.values.length === 0)
    return { doubt: "AWS does not say whom an empty NotPrincipal leaves out." };
  const reach = reachOf(element, caller, kind);
  if (reach === false) return true;
  if (typeof reach === "object") return reach;
  if (reach === "account" && effect === "Allow")
    return {
      doubt: "AWS does not support NotPrincipal with Allow: whom an account there leaves out is not said.",
    };
  if (reach === "account") return true;
  if (effect === "Allow") return false;
  if (!("arn" in caller) || element.values.some(({ type }) => type === "*")) return false;
  const isComplete = partsOf(caller).every((isPart) => element.values.some(({ value }) => isPart(value)));
  if (isComplete) return false;
  return { doubt: `NotPrincipal does not list all that ${caller.arn} stands for, so AWS might deny it.` };
}

/** Everything that NotPrincipal has to list in order to leave a caller out. */
function partsOf(caller: Extract<Caller, { arn: string }>): readonly ((value: string) => boolean)[] {
  const isItsAccount = (value: string): boolean => isAccountOf(value, caller.arn);
  const isItself = (value: string): boolean => value === caller.arn;
  if (caller.type === "root") return [isItsAccount];
  if (caller.type === "session") return [isItsAccount, isItself, (value) => value === caller.roleArn];
  return [isItsAccount, isItself];
}
