import { accountOf } from "../../evaluate/callerContext.ts";
import type { Caller } from "../../evaluate/request.ts";
import { sessionCaller } from "../../evaluate/sessionRoles.ts";
import { hasVariable, withKnownValues } from "../../evaluate/variables.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { Condition, Policy, Principal, Statement } from "../../policy/policy.ts";
import { callerConditionsOf, callerPart } from "./callerParts.ts";
import { conditionInWords } from "./conditionWords.ts";
import { ownAccountOf, RESOURCE_ACCOUNT } from "./ownAccount.ts";

/** Somebody whom a key policy can tell from others. */
export interface KeyPrincipal {
  /** As the policy writes it, or in words: `any principal of account 111122223333`, `anyone`. */
  readonly name: string;
  /** "account" is the account root, through which IAM policies decide; "group" is whoever some conditions fit. */
  readonly type: "identity" | "service" | "account" | "group";
  /** The account that it belongs to or is; undefined for services, and for groups of several accounts. */
  readonly account: string | undefined;
  /** Who calls under that name, for a role one of its sessions. Undefined for a group. */
  readonly caller: Caller | undefined;
  /** For a group that conditions narrow down, a statement with nothing but these. */
  readonly membership: Statement | undefined;
}

/** Everybody whom the Allow statements of a policy mean: by Principal, by a condition on the caller, or as anyone. */
export function keyPrincipalsOf(policy: Policy): readonly KeyPrincipal[] {
  const found = new Map<string, KeyPrincipal>();
  for (const statement of policy.statements) {
    if (statement.effect !== "Allow") continue;
    for (const principal of principalsOf(statement, policy))
      if (!found.has(principal.name)) found.set(principal.name, principal);
  }
  return [...found.values()];
}

function principalsOf(statement: Statement, policy: Policy): readonly KeyPrincipal[] {
  const { principal } = statement;
  if (principal === undefined) return [];
  if (principal.negated) return [group(statement, callerConditionsOf(statement))];
  return principal.values.flatMap((value) =>
    value.type === "*" ? meantBy(statement, policy) : (named(value, policy) ?? []),
  );
}

/** The principal that an element's value names. Undefined for what can call no key: other types, deleted principals. */
function named({ type, value }: Principal, policy: Policy): KeyPrincipal | undefined {
  if (type === "Service") return service(value);
  if (type !== "AWS") return undefined;
  if (isAccountId(value)) return ofCaller(value, { type: "root", arn: `arn:aws:iam::${value}:root` });
  const caller = callerOf(value, policy.once(namesIn));
  return caller && ofCaller(value, caller);
}

/** Every value of a Principal element. */
export function namesIn({ statements }: Policy): readonly string[] {
  return statements.flatMap(({ principal }) => principal?.values.map(({ value }) => value) ?? []);
}

function ofCaller(name: string, caller: Caller): KeyPrincipal {
  const type = caller.type === "root" ? "account" : "identity";
  return { name, type, account: accountOf(caller), caller, membership: undefined };
}

function service(name: string): KeyPrincipal {
  const caller = { type: "service", name } as const;
  return { name, type: "service", account: undefined, caller, membership: undefined };
}

/** A caller who bears that ARN. For a role it is one of its sessions. */
function callerOf(text: string, names: readonly string[] = []): Caller | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const { service: of, account: id, partition, resource } = arn;
  const name = resource.slice(resource.lastIndexOf("/") + 1);
  if (of === "iam" && resource === "root") return { type: "root", arn: text };
  if (of === "iam" && resource.startsWith("user/")) return { type: "user", arn: text };
  if (of === "iam" && resource.startsWith("role/"))
    return {
      type: "session",
      arn: `arn:${partition}:sts::${id}:assumed-role/${name}/${SESSION}`,
      roleArn: text,
    };
  if (of !== "sts") return undefined;
  if (resource.startsWith("federated-user/")) return { type: "federatedUser", arn: text };
  return sessionCaller(text, names);
}

/** A session name that nobody writes into a policy. */
const SESSION = "latchkey-session";

/** Whom a statement for everyone means after all: principals, services, then accounts, that its conditions ask for. */
function meantBy(statement: Statement, policy: Policy): readonly KeyPrincipal[] {
  const conditions = callerConditionsOf(statement).map((condition) => withOwnAccount(condition, policy));
  const byArn = conditions.find(asksFor("aws:principalarn"));
  if (byArn !== undefined)
    return byArn.values.map(
      ({ value }, index) =>
        (hasWildcard(value) || hasVariable(value) ? undefined : identityOf(value)) ??
        group(statement, narrowedTo(conditions, byArn, index), { name: value, by: byArn }),
    );
  const services = conditions.find(asksFor("aws:principalservicename"));
  if (services !== undefined) return services.values.map(({ value }) => service(value));
  if (conditions.some(isOnlyForServices)) return [anyService];
  const byAccount = conditions.find(asksFor("kms:calleraccount", "aws:principalaccount"));
  if (!byAccount?.values.every(({ value }) => isAccountId(value))) return [group(statement, conditions)];
  return byAccount.values.map(({ value }, index) => {
    const label = { name: `any principal of account ${value}`, by: byAccount, account: value };
    return group(statement, narrowedTo(conditions, byAccount, index), label);
  });
}

/** The condition with the key's account in the place of its variable, where that is known. */
function withOwnAccount(condition: Condition, policy: Policy): Condition {
  const account = policy.version?.value === "2012-10-17" ? ownAccountOf(policy) : undefined;
  if (account === undefined || !condition.values.some(({ value }) => hasVariable(value))) return condition;
  const valueOf = (key: string): string | undefined => (key === RESOURCE_ACCOUNT ? account : undefined);
  const values = condition.values.map((each) => ({ ...each, value: withKnownValues(each.value, valueOf) }));
  return { ...condition, values };
}

/** Whether a condition holds only for values that it lists. */
function asksFor(...keys: readonly string[]): (condition: Condition) => boolean {
  return ({ key, operator }) =>
    keys.includes(key.value.toLowerCase()) && /^(?:String|Arn)(?:Equals|Like)/.test(operator.base);
}

/** Requests of others than services never have these keys. */
function isOnlyForServices(condition: Condition): boolean {
  if (condition.operator.ifExists) return false;
  if (asksFor("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid")(condition)) return true;
  const { key, operator, values } = condition;
  return (
    key.value.toLowerCase() === "aws:principalisawsservice" &&
    operator.base === "Bool" &&
    values.every(({ value }) => value.toLowerCase() === "true")
  );
}

const anyService: KeyPrincipal = { ...service("example.amazonaws.com"), name: "any AWS service" };

/** The conditions with one that allows but one of its values. */
function narrowedTo(
  conditions: readonly Condition[],
  narrowed: Condition,
  index: number,
): readonly Condition[] {
  const value = narrowed.values[index];
  if (value === undefined) return conditions;
  const property = { ...narrowed.property, value: value.node };
  return conditions.map((each) => (each === narrowed ? { ...each, property, values: [value] } : each));
}

/** What a group goes by, and the condition that this name stands for. */
interface Label {
  readonly name: string;
  readonly by: Condition;
  readonly account?: string;
}

/** Whoever the conditions fit, told from other groups by all of them. */
function group(statement: Statement, conditions: readonly Condition[], label?: Label): KeyPrincipal {
  const others = conditions.filter(({ property }) => property.start !== label?.by.property.start);
  const where = others.length === 0 ? "" : ` where ${others.map(conditionInWords).join(" and ")}`;
  const membership = conditions.length === 0 ? undefined : callerPart(statement, conditions);
  const name = (label?.name ?? "anyone") + where;
  return { name, type: "group", account: label?.account, caller: undefined, membership };
}

/** Who alone bears an ARN. A root ARN in a condition is the root user itself, and hands nothing out. */
function identityOf(arn: string): KeyPrincipal | undefined {
  const caller = callerOf(arn);
  if (caller?.type !== "root") return caller && ofCaller(arn, caller);
  const principal = ofCaller(arn, caller);
  return { ...principal, name: `the root user of account ${principal.account ?? ""}`, type: "identity" };
}
