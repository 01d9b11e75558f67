import type { Caller } from "../../evaluate/request.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import { sessionCaller } from "../../evaluate/sessionRoles.ts";
import type { Principal } from "../../policy/policy.ts";
import { exampleSession } from "./ties.ts";

/** The account that a principal belongs to or is. Undefined for others than AWS principals. */
export function accountNamedBy({ type, value }: Principal): string | undefined {
  if (type !== "AWS") return undefined;
  const account = parseArn(value)?.account ?? value;
  return isAccountId(account) ? account : undefined;
}

/** A caller whom a statement names. */
export interface NamedCaller {
  readonly caller: Caller;
  /**
   * The `aws:PrincipalArn` that nobody else has. None for a session by its own name: its role has other sessions,
   * whom the statement does not name.
   */
  readonly ownArn: string | undefined;
}

/** The callers whom principals name, each once; for a role a session of it. Whole accounts are no callers. */
export function callersNamedBy(principals: readonly Principal[]): readonly NamedCaller[] {
  const named = new Map<string, NamedCaller>();
  const names = principals.map(({ value }) => value);
  for (const { type, value } of principals) {
    const caller = toCaller(type, value, names);
    if (caller !== undefined) named.set(`${type} ${value}`, { caller, ownArn: ownArnOf(caller, value) });
  }
  return [...named.values()];
}

function ownArnOf(caller: Caller, value: string): string | undefined {
  if (caller.type === "session") return caller.roleArn === value ? value : undefined;
  return "arn" in caller ? caller.arn : undefined;
}

function toCaller(type: Principal["type"], value: string, names: readonly string[]): Caller | undefined {
  if (value.includes("*")) return undefined;
  if (type === "Service") return { type: "service", name: value };
  if (type === "CanonicalUser") return { type: "canonicalUser", id: value };
  return type === "AWS" ? toAwsCaller(value, names) : undefined;
}

function toAwsCaller(value: string, names: readonly string[]): Caller | undefined {
  const arn = parseArn(value);
  const [kind, name] = arn?.resource.split("/") ?? [];
  if (arn === undefined || name === undefined) return undefined;
  switch (`${arn.service} ${kind ?? ""}`) {
    case "iam user":
      return { type: "user", arn: value };
    case "iam role":
      return sessionOf(value, exampleSession);
    case "sts federated-user":
      return { type: "federatedUser", arn: value };
    case "sts assumed-role":
      return sessionCaller(value, names);
    default:
      return undefined;
  }
}

/** A session of a role. Its ARN does not show the role's path. */
export function sessionOf(roleArn: string, session: string): Caller {
  const { partition = "aws", account = "" } = parseArn(roleArn) ?? {};
  const name = roleArn.slice(roleArn.lastIndexOf("/") + 1);
  return {
    type: "session",
    arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`,
    roleArn,
  };
}
