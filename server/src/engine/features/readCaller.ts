import type { Caller } from "../evaluate/request.ts";
import { sessionCaller } from "../evaluate/sessionRoles.ts";
import { isAccountId, parseArn, type Arn } from "../policy/arn.ts";
import { sessionOf } from "../prove/callers/namedCallers.ts";
import { exampleSession } from "../prove/callers/ties.ts";

/**
 * Reads who calls: `anonymous`, the name of a service, an account by its number, a canonical user by its id, or
 * the ARN of an account root, a user, a role (which stands for a session of it), a session or a federated user.
 * Undefined for anything else. `names` are those of which one may be that of a session's role.
 */
export function readCaller(text: string, names: readonly string[] = []): Caller | undefined {
  if (text === "anonymous") return { type: "anonymous" };
  if (isAccountId(text)) return { type: "root", arn: `arn:aws:iam::${text}:root` };
  if (/^[0-9a-f]{64}$/.test(text)) return { type: "canonicalUser", id: text };
  if (/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(text)) return { type: "service", name: text };
  return callerOfArn(text, names);
}

function callerOfArn(text: string, names: readonly string[]): Caller | undefined {
  const arn = parseArn(text);
  if (arn === undefined || !isAccountId(arn.account) || /[*?\s]/.test(text)) return undefined;
  return arn.service === "iam"
    ? iamCaller(text, arn)
    : arn.service === "sts"
      ? stsCaller(text, arn, names)
      : undefined;
}

function iamCaller(text: string, { resource }: Arn): Caller | undefined {
  if (resource === "root") return { type: "root", arn: text };
  if (/^user\/.*[^/]$/.test(resource)) return { type: "user", arn: text };
  return /^role\/.*[^/]$/.test(resource) ? sessionOf(text, exampleSession) : undefined;
}

function stsCaller(text: string, { resource }: Arn, names: readonly string[]): Caller | undefined {
  if (/^federated-user\/./.test(resource)) return { type: "federatedUser", arn: text };
  return sessionCaller(text, names);
}
