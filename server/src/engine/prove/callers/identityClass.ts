import type { Caller } from "../../evaluate/request.ts";
import { isAccountKey } from "../literals/callerAccount.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import type { Domain } from "../literals/domain.ts";
import { anyAccount } from "../shapes/arns.ts";
import { pathedNames, sessionName } from "../shapes/names.ts";
import { anyText, join, literal, toPattern, type Pattern } from "../theories/pattern.ts";
import type { CallerClass } from "./callerClass.ts";
import { sessionOf } from "./namedCallers.ts";
import { exampleSession, unnamedTie } from "./ties.ts";

/** The types of callers that belong to an account. */
export const identityTypes = ["session", "user", "root", "federatedUser"] as const;
export type IdentityType = (typeof identityTypes)[number];

/** Whom a class of identities takes in. */
export interface Membership {
  readonly type: IdentityType;
  /** Of their ARNs, `aws` as a rule. */
  readonly partition: string;
  /** Accounts by number: those listed or, where negated, all others. */
  readonly accounts: readonly string[];
  readonly isNegated: boolean;
  /** What `aws:PrincipalArn` is not. */
  readonly taken: readonly string[];
}

/** All callers of a type in some accounts. */
export function identityClass(members: Membership): CallerClass {
  const { type } = members;
  const ordinary = ordinaryArn(members);
  let domain: Domain | undefined;
  const toCaller = (arn: string, session: string): Caller =>
    type === "session" ? sessionOf(arn, session) : { type, arn };
  const example = toCaller(ordinary, exampleSession);
  return {
    example,
    tieOf: (key) =>
      isAccountKey(key) && isOfOneAccount(members)
        ? { kind: "given", values: members.accounts }
        : unnamedTie(example, (domain ??= domainFor(members, ordinary)), key),
    toCaller(valueOf) {
      const [, session = exampleSession] = valueOf("aws:userid")?.split(":") ?? [];
      return toCaller(valueOf("aws:principalarn") ?? ordinary, session);
    },
  };
}

function isOfOneAccount({ accounts, isNegated }: Membership): boolean {
  return accounts.length === 1 && !isNegated;
}

/** How the ARN of each type of caller goes on behind the account; a session goes by its role's ARN. */
const resourceOf = {
  session: "role/",
  user: "user/",
  root: "root",
  federatedUser: "federated-user/",
} as const;

/** What the resource of each type ends with. */
const namesOf: Readonly<Record<IdentityType, readonly Pattern[]>> = {
  session: pathedNames,
  user: pathedNames,
  root: [literal("")],
  federatedUser: [sessionName],
};

function domainFor(members: Membership, ordinary: string): Domain {
  const { type, accounts, isNegated, taken } = members;
  const head = literal(headOf(members));
  const resource = literal(`:${resourceOf[type]}`);
  const owners = isNegated ? [anyAccount] : accounts.map(literal);
  const excluded = [...(isNegated ? accounts.map(inAccount) : []), ...taken.map(literal)];
  const constraints = [
    isPresent,
    ifPresent("is such a caller", {
      patterns: owners.flatMap((owner) => namesOf[type].map((name) => join(head, owner, resource, name))),
      negated: false,
    }),
    ...(excluded.length === 0 ? [] : [ifPresent("is no other", { patterns: excluded, negated: true })]),
  ];
  return { constraints, isMultivalued: false, preferred: [ordinary] };
}

function headOf({ type, partition }: Membership): string {
  return `arn:${partition}:${type === "federatedUser" ? "sts" : "iam"}::`;
}

function inAccount(account: string) {
  return join(toPattern(`arn:*:*:*:${account}:`, { wildcards: true, within: { except: ":" } }), anyText);
}

/** An unremarkable caller of the class. */
function ordinaryArn(members: Membership): string {
  const { type, accounts, isNegated, taken } = members;
  const account = isNegated ? accountBeside(accounts) : (accounts[0] ?? "");
  const head = `${headOf(members)}${account}:${resourceOf[type]}`;
  if (type === "root") return head;
  let arn = `${head}example`;
  for (let number = 2; taken.includes(arn); number++) arn = `${head}example-${String(number)}`;
  return arn;
}

/** An account for examples that is none of those listed. */
function accountBeside(taken: readonly string[]): string {
  let account = 111_122_223_333;
  while (taken.includes(String(account))) account += 111_111_111_110;
  return String(account);
}
