import type { Caller } from "../../evaluate/request.ts";
import { parseArn } from "../../policy/arn.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Condition, Policy, Principal, Statement } from "../../policy/policy.ts";

/** Somebody whom a key policy can tell from others, with one caller that stands for all of its kind. */
export interface KeyPrincipal {
  /** As the policy writes it, or in words: `any principal of account 111122223333`. */
  readonly name: string;
  /** "account" is the account root, through which IAM policies decide; "group" is whoever a pattern or condition fits. */
  readonly type: "identity" | "service" | "account" | "group";
  readonly caller: Caller;
}

/** Everybody whom the Allow statements of a policy mean: by Principal, by a condition on the caller, or as anyone. */
export function keyPrincipalsOf(policy: Policy): readonly KeyPrincipal[] {
  const found = new Map<string, KeyPrincipal>();
  for (const statement of policy.statements) {
    if (statement.effect !== "Allow") continue;
    for (const principal of principalsOf(statement))
      if (!found.has(principal.name)) found.set(principal.name, principal);
  }
  return [...found.values()];
}

function principalsOf(statement: Statement): readonly KeyPrincipal[] {
  const { principal, conditions } = statement;
  if (principal === undefined) return [];
  if (principal.negated) return [anyone];
  return principal.values.flatMap((value) =>
    value.type === "*" ? meantBy(conditions) : (named(value) ?? []),
  );
}

/** The principal that an element's value names. Undefined for what can call no key: other types, deleted principals. */
function named({ type, value }: Principal): KeyPrincipal | undefined {
  if (type === "Service") return { name: value, type: "service", caller: { type: "service", name: value } };
  if (type !== "AWS") return undefined;
  if (/^\d{12}$/.test(value)) return account(value, `arn:aws:iam::${value}:root`);
  const caller = callerOf(value);
  if (caller?.type === "root") return account(value, value);
  return caller && { name: value, type: "identity", caller };
}

function account(name: string, arn: string): KeyPrincipal {
  return { name, type: "account", caller: { type: "root", arn } };
}

/** A caller who bears that ARN. For a role it is one of its sessions. */
function callerOf(text: string): Caller | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const { service, account: id, partition, resource } = arn;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  if (service === "iam" && resource === "root") return { type: "root", arn: text };
  if (service === "iam" && resource.startsWith("user/")) return { type: "user", arn: text };
  if (service === "iam" && resource.startsWith("role/"))
    return {
      type: "session",
      arn: `arn:${partition}:sts::${id}:assumed-role/${name}/${SESSION}`,
      roleArn: text,
    };
  if (service !== "sts") return undefined;
  if (resource.startsWith("federated-user/")) return { type: "federatedUser", arn: text };
  const role = /^assumed-role\/([^/]+)\/[^/]+$/.exec(resource)?.[1];
  return role === undefined
    ? undefined
    : { type: "session", arn: text, roleArn: `arn:${partition}:iam::${id}:role/${role}` };
}

/** A session name that nobody writes into a policy. */
const SESSION = "latchkey-session";

/** Whom a statement for everyone means after all: principals, then accounts, that its conditions ask for. */
function meantBy(conditions: readonly Condition[]): readonly KeyPrincipal[] {
  const arns = valuesAskedFor(conditions, ["aws:principalarn"]).flatMap((value) => patternOf(value) ?? []);
  if (arns.length > 0) return arns;
  const accounts = valuesAskedFor(conditions, ["kms:calleraccount", "aws:principalaccount"]);
  const groups = accounts.filter((value) => /^\d{12}$/.test(value)).map(anyOfAccount);
  return groups.length > 0 ? groups : [anyone];
}

/** The values of conditions that hold only for them. */
function valuesAskedFor(conditions: readonly Condition[], keys: readonly string[]): readonly string[] {
  return conditions
    .filter(
      ({ key, operator }) =>
        keys.includes(key.value.toLowerCase()) && /^(?:String|Arn)(?:Equals|Like)/.test(operator.base),
    )
    .flatMap(({ values }) => values.map(({ value }) => value));
}

/** Who bears an ARN that fits the pattern. Where the pattern leaves the kind open it is taken to be a role. */
function patternOf(pattern: string): KeyPrincipal | undefined {
  if (!hasWildcard(pattern)) return identityOf(pattern);
  const arn = parseArn(pattern);
  if (arn === undefined) return pattern === "*" ? anyone : undefined;
  const id = hasWildcard(arn.account) ? UNNAMED_ACCOUNT : arn.account;
  const resource = arn.resource.startsWith("*") ? `role/${arn.resource.slice(1)}` : arn.resource;
  const filled = resource.replaceAll("*", "latchkey").replaceAll("?", "x");
  const caller = callerOf(`arn:${hasWildcard(arn.partition) ? "aws" : arn.partition}:iam::${id}:${filled}`);
  return caller && { name: pattern, type: "group", caller };
}

function identityOf(arn: string): KeyPrincipal | undefined {
  const caller = callerOf(arn);
  return caller && { name: arn, type: caller.type === "root" ? "account" : "identity", caller };
}

function anyOfAccount(id: string): KeyPrincipal {
  return { name: `any principal of account ${id}`, type: "group", caller: roleOf(id) };
}

/** An account that no policy of a real setup names. */
const UNNAMED_ACCOUNT = "999999999999";

const anyone: KeyPrincipal = { name: "anyone", type: "group", caller: roleOf(UNNAMED_ACCOUNT) };

function roleOf(id: string): Caller {
  return {
    type: "session",
    arn: `arn:aws:sts::${id}:assumed-role/latchkey/${SESSION}`,
    roleArn: `arn:aws:iam::${id}:role/latchkey`,
  };
}
