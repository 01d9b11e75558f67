import type { Caller } from "../../evaluate/request.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Principal } from "../../policy/policy.ts";
import { exampleSession } from "./ties.ts";

/** The account that a principal belongs to or is. Undefined for others than AWS principals. */
export function accountNamedBy({ type, value }: Principal): string | undefined {
  if (type !== "AWS") return undefined;
  const account = parseArn(value)?.account ?? value;
  return /^\d{12}$/.test(account) ? account : undefined;
}

/** The caller that a principal names, by name; for a role a session of it. Empty where it names nobody or a whole account. */
export function callerNamedBy({
  type,
  value,
}: Principal): readonly (readonly [name: string, caller: Caller])[] {
  const caller = toCaller(type, value);
  return caller === undefined ? [] : [[`${type} ${value}`, caller]];
}

function toCaller(type: Principal["type"], value: string): Caller | undefined {
  if (value.includes("*")) return undefined;
  if (type === "Service") return { type: "service", name: value };
  if (type === "CanonicalUser") return { type: "canonicalUser", id: value };
  return type === "AWS" ? toAwsCaller(value) : undefined;
}

function toAwsCaller(value: string): Caller | undefined {
  const { partition, service, account, resource } = parseArn(value) ?? {};
  if (partition === undefined || account === undefined || resource === undefined) return undefined;
  const [kind, role] = resource.split("/");
  if (service === "iam" && kind === "user") return { type: "user", arn: value };
  if (service === "iam" && kind === "role") return sessionOf(value, exampleSession);
  if (service !== "sts") return undefined;
  if (kind === "federated-user") return { type: "federatedUser", arn: value };
  if (kind !== "assumed-role" || role === undefined) return undefined;
  return { type: "session", arn: value, roleArn: `arn:${partition}:iam::${account}:role/${role}` };
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
