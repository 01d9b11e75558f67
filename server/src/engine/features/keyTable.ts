import { shortNameOf } from "../lint/words.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { overlapsOf } from "../prove/access/separation.ts";
import { accessSummaryOf, type AccessSummary, type PrincipalAccess } from "../prove/access/summary.ts";
import { accessOf, type KeyAccess } from "../prove/access.ts";

/** What a key policy gives to whom, as people read it. */
export interface KeyTable {
  /** One line: how many administer, how many use, whether these are different ones. */
  readonly summary: string;
  readonly separation: AccessSummary["separation"];
  /** What is to be known besides, a sentence each. */
  readonly remarks: readonly string[];
  readonly rows: readonly KeyTableRow[];
}

/** What one principal gets from the policy itself. */
export interface KeyTableRow extends PrincipalAccess {
  /** As people call it. */
  readonly title: string;
  /** What it is, where its name does not say enough; else empty. */
  readonly remark: string;
  /** Whether it both administers and uses the key. */
  readonly isBoth: boolean;
  /** Those that give it something. */
  readonly statements: readonly Statement[];
}

/** The principals of a key policy with what each may do. */
export function keyTableOf(policy: Policy): KeyTable {
  const summary = policy.once(accessSummaryOf);
  const accesses = accessOf(policy);
  const both = new Set(overlapsOf(policy).flatMap(({ principals }) => principals.map(({ name }) => name)));
  return {
    summary: summaryOf(summary, accesses),
    separation: summary.separation,
    remarks: remarksOn(summary),
    rows: accesses.flatMap((access, index) => {
      const principal = summary.principals[index];
      return principal === undefined ? [] : toRow(access, principal, both.has(principal.principal));
    }),
  };
}

/** The account root's delegation is none of the principals that it counts: IAM decides what it comes to. */
function summaryOf({ principals, separation }: AccessSummary, accesses: readonly KeyAccess[]): string {
  const named = principals.filter((_, index) => accesses[index]?.principal.type !== "account");
  const administrators = named.filter(({ administer }) => administer.length > 0).length;
  const users = named.filter(({ use }) => use.length > 0).length;
  return [
    `${String(administrators)} administrator${administrators === 1 ? "" : "s"}`,
    `${String(users)} user${users === 1 ? "" : "s"}`,
    `separation ${separation}`,
  ].join(" · ");
}

function remarksOn({ lockout, public: isPublic, rootDelegation }: AccessSummary): readonly string[] {
  return [
    ...(lockout ? ["Nobody could change this policy any more."] : []),
    ...(isPublic ? ["Principals of any AWS account may administer or use the key."] : []),
    ...(rootDelegation ? ["IAM policies of the account can give the use of the key to anyone in it."] : []),
  ];
}

function toRow(
  { principal: { type }, permissions }: KeyAccess,
  principal: PrincipalAccess,
  isBoth: boolean,
): KeyTableRow {
  return {
    ...principal,
    title: shortNameOf(principal.principal),
    remark: remarks[type],
    isBoth,
    statements: [...new Set(permissions.map(({ statement }) => statement))],
  };
}

const remarks: Readonly<Record<KeyAccess["principal"]["type"], string>> = {
  identity: "",
  service: "AWS service",
  account: "what its IAM policies may hand out",
  group: "everyone who fits",
};
