import type { Caller } from "../../evaluate/request.ts";
import type { CallerClass } from "./callerClass.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import { sessionOf } from "./namedCallers.ts";
import { exampleSession, namedTie, unnamedTie } from "./ties.ts";
import { digit, type Characters } from "../theories/characters.ts";
import { anyText, characters, join, literal, repeated, toPattern, type Pattern } from "../theories/pattern.ts";
import type { Domain } from "../literals/domain.ts";

/** Whom statements name, to know who is left. */
export interface Others {
  /** Of the ARNs, `aws` as a rule. */
  readonly partition: string;
  /** Account numbers. */
  readonly accounts: readonly string[];
  readonly named: readonly Caller[];
}

type IdentityType = "session" | "user" | "root" | "federatedUser";

/** All callers of a type whom no statement names: for each account that one names, and for all others together. */
export function unnamedIdentities(type: IdentityType, others: Others): readonly CallerClass[] {
  return [...others.accounts, undefined].map((account) => unnamedIdentity(type, account, others));
}

function unnamedIdentity(type: IdentityType, account: string | undefined, others: Others): CallerClass {
  const ordinary = ordinaryArn(type, account, others);
  const domain = { ...arnDomain(type, account, others), preferred: [ordinary] };
  const toCaller = (arn: string, session: string): Caller =>
    type === "session" ? sessionOf(arn, session) : { type, arn };
  const example = toCaller(ordinary, exampleSession);
  return {
    example,
    tieOf: (key) => unnamedTie(example, domain, key),
    toCaller(valueOf) {
      const [, session = exampleSession] = valueOf("aws:userid")?.split(":") ?? [];
      return toCaller(valueOf("aws:principalarn") ?? ordinary, session);
    },
  };
}

/** How the ARN of each type of caller goes on behind the account; a session goes by its role's ARN. */
const resourceOf = {
  session: "role/",
  user: "user/",
  root: "root",
  federatedUser: "federated-user/",
} as const;

const nameCharacter: Characters = { except: ":*?$ " };

function arnDomain(type: IdentityType, account: string | undefined, others: Others): Domain {
  const shape = join(
    literal(headOf(type, others)),
    account === undefined ? anyAccount : literal(account),
    literal(`:${resourceOf[type]}`),
    ...(type === "root" ? [] : [characters(nameCharacter, 1), repeated(nameCharacter)]),
  );
  const taken = [
    ...(account === undefined ? others.accounts.map(inAccount) : []),
    ...others.named.flatMap((caller) => arnOf(caller) ?? []).map(literal),
  ];
  const constraints = [
    isPresent,
    ifPresent("is such a caller", { patterns: [shape], negated: false }),
    ...(taken.length === 0 ? [] : [ifPresent("is not named", { patterns: taken, negated: true })]),
  ];
  return { constraints, isMultivalued: false, preferred: [] };
}

function headOf(type: IdentityType, { partition }: Others): string {
  return `arn:${partition}:${type === "federatedUser" ? "sts" : "iam"}::`;
}

const anyAccount = characters(digit, 12);

function inAccount(account: string): Pattern {
  return join(toPattern(`arn:*:*:*:${account}:`, { wildcards: true, within: { except: ":" } }), anyText);
}

/** What `aws:PrincipalArn` is for a caller. */
function arnOf(caller: Caller): string | undefined {
  if (caller.type === "session") return caller.roleArn;
  return "arn" in caller ? caller.arn : undefined;
}

/** An unremarkable caller of the type. */
function ordinaryArn(type: IdentityType, account: string | undefined, others: Others): string {
  const head = `${headOf(type, others)}${account ?? unnamedAccount(others.accounts)}:${resourceOf[type]}`;
  if (type === "root") return head;
  const taken = new Set(others.named.map(arnOf));
  let arn = `${head}example`;
  for (let number = 2; taken.has(arn); number++) arn = `${head}example-${String(number)}`;
  return arn;
}

function unnamedAccount(taken: readonly string[]): string {
  let account = 111_122_223_333;
  while (taken.includes(String(account))) account += 111_111_111_110;
  return String(account);
}

/** All services whom no statement names. */
export function unnamedService({ named }: Others): CallerClass {
  const taken = named.flatMap((caller) => (caller.type === "service" ? caller.name : []));
  const ordinary = writers.filter((name) => !taken.includes(name));
  const domain: Domain = {
    constraints: [
      isPresent,
      ifPresent("is a service", {
        patterns: [toPattern("?*.amazonaws.com", { wildcards: true, within: { except: ":*? " } })],
        negated: false,
      }),
      ifPresent("is not named", { patterns: taken.map(literal), negated: true }),
    ],
    isMultivalued: false,
    preferred: ordinary,
  };
  const key = "aws:principalservicename";
  const toCaller = (name: string) => ({ type: "service", name }) as const;
  const example = toCaller(ordinary[0] ?? "example.amazonaws.com");
  return {
    example,
    tieOf: (name) => (name === key ? { kind: "free", domain } : namedTie(example, name)),
    toCaller: (valueOf) => toCaller(valueOf(key) ?? example.name),
  };
}

/** Services that write to buckets of their customers, the best known first. */
const writers = [
  "logging.s3.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "config.amazonaws.com",
  "s3.amazonaws.com",
];
