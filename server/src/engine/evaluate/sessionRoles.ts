import { parseArn } from "../policy/arn.ts";
import type { Caller } from "./request.ts";

/** The caller who bears the ARN of a session. Undefined for what is no session; `named` as for `roleOfSession`. */
export function sessionCaller(arn: string, named: readonly string[]): Caller | undefined {
  const roleArn = roleOfSession(arn, named);
  return roleArn === undefined ? undefined : { type: "session", arn, roleArn };
}

/**
 * The ARN of the role of a session, by the session's own, which shows no path. Names of roles are unique in an account
 * whatever their path, so that one that is named with a path is the session's. Undefined for what is no session.
 */
export function roleOfSession(session: string, named: readonly string[]): string | undefined {
  const { service, partition = "", account = "", resource = "" } = parseArn(session) ?? {};
  const name = service === "sts" ? /^assumed-role\/([^/]+)\/[^/]+$/.exec(resource)?.[1] : undefined;
  if (name === undefined) return undefined;
  const head = `arn:${partition}:iam::${account}:role/`;
  const pathed = named.filter((arn) => arn.startsWith(head) && arn.endsWith(`/${name}`) && !/[*?]/.test(arn));
  return pathed.includes(head + name) ? head + name : (pathed[0] ?? head + name);
}
