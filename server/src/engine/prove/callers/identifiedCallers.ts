import { accountOf } from "../../evaluate/callerContext.ts";
import { coversCaller } from "../../evaluate/principals.ts";
import type { Caller } from "../../evaluate/request.ts";
import { isDoubt, type Truth } from "../../evaluate/truth.ts";
import type { DocumentKind, Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "./callerClass.ts";
import { identityClass, identityTypes, type IdentityType } from "./identityClass.ts";
import { accountNamedBy, callersNamedBy, type NamedCaller } from "./namedCallers.ts";
import { remember } from "../remember.ts";
import { looksAtPrincipal } from "./looksAtPrincipal.ts";
import { unnamedService } from "./unnamedCallers.ts";
import { groupBy } from "../groupBy.ts";

/**
 * Everyone but anonymous callers, the most ordinary first, in as few classes as these statements tell apart:
 * accounts and callers that they name count as one where the same of the statements are meant for them.
 */
export function identifiedCallers(
  statements: readonly Statement[],
  partition: string,
  kind: DocumentKind,
): readonly CallerClass[] {
  const principals = statements.flatMap(({ principal }) => principal?.values ?? []);
  const named = callersNamedBy(principals);
  const accounts = [...new Set(principals.flatMap((principal) => accountNamedBy(principal) ?? []))];
  const scope: Scope = { partition, accounts, named, coverageOf: coverageBy(statements, kind) };
  const groups = identityTypes.map((type) => groupIdentities(type, scope));
  const services = apartFrom(unnamedService({ named }).example, named, scope);
  return [
    ...groups.flatMap(({ classes }) => classes),
    ...groups.flatMap(({ apart }) => apart).map(({ caller }) => namedCaller(caller)),
    ...services.map(({ caller }) => namedCaller(caller)),
    ...named.filter(({ caller }) => caller.type === "canonicalUser").map(({ caller }) => namedCaller(caller)),
    unnamedService({ named: services }),
  ];
}

interface Scope {
  readonly partition: string;
  readonly accounts: readonly string[];
  readonly named: readonly NamedCaller[];
  /**
   * Which of the statements are meant for a caller, as a text to compare. For those that do not mention its
   * account they are meant as for the other caller, of the same type and of no account that is mentioned.
   */
  readonly coverageOf: (caller: Caller, other: Caller) => string;
}

/** Callers of one type: the classes of those whom nothing sets apart, and those named whom something does. */
interface Groups {
  readonly classes: readonly CallerClass[];
  readonly apart: readonly NamedCaller[];
}

function groupIdentities(type: IdentityType, scope: Scope): Groups {
  const { partition, accounts, named, coverageOf } = scope;
  const ofType = named.filter(({ caller }) => caller.type === type);
  const taken = ofType.flatMap(({ ownArn }) => ownArn ?? []);
  const other = identityClass({ type, partition, accounts, isNegated: true, taken }).example;
  const coverageIn = new Map(
    accounts.map((account) => {
      const { example } = identityClass({ type, partition, accounts: [account], isNegated: false, taken });
      return [account, coverageOf(example, other)];
    }),
  );
  const apart = ofType.filter(
    ({ caller }) => coverageOf(caller, other) !== coverageIn.get(accountOf(caller) ?? ""),
  );
  const byCoverage = groupBy(accounts, (account) => coverageIn.get(account) ?? "");
  byCoverage.delete(coverageOf(other, other));
  const base = { type, partition, taken: apart.flatMap(({ ownArn }) => ownArn ?? []) };
  const special = [...byCoverage.values()];
  return {
    classes: [
      ...special.map((group) => identityClass({ ...base, accounts: group, isNegated: false })),
      identityClass({ ...base, accounts: special.flat(), isNegated: true }),
    ],
    apart,
  };
}

/** The named callers of the same type for whom other statements are meant than for an example. */
function apartFrom(
  example: Caller,
  named: readonly NamedCaller[],
  { coverageOf }: Scope,
): readonly NamedCaller[] {
  const coverage = coverageOf(example, example);
  return named.filter(
    ({ caller }) => caller.type === example.type && coverageOf(caller, caller) !== coverage,
  );
}

function coverageBy(statements: readonly Statement[], kind: DocumentKind): Scope["coverageOf"] {
  const telling = statements.filter(looksAtPrincipal).map((statement) => ({
    statement,
    mentioned: statement.principal?.values.map(({ value }) => value).join(" ") ?? "",
    truthFor: remember((caller: Caller) => toLetter(coversCaller(statement, caller, kind))),
  }));
  return (caller, other) => {
    const account = accountOf(caller) ?? "";
    return telling
      .map(({ mentioned, truthFor }) => truthFor(mentioned.includes(account) ? caller : other))
      .join("");
  };
}

function toLetter(truth: Truth): string {
  return isDoubt(truth) ? "?" : truth ? "1" : "0";
}
