import { bucketWriters } from "../../catalog/servicePrincipals.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import type { Domain } from "../literals/domain.ts";
import { serviceNames } from "../shapes/names.ts";
import { literal } from "../theories/pattern.ts";
import type { CallerClass } from "./callerClass.ts";
import { identityClass, type IdentityType } from "./identityClass.ts";
import type { NamedCaller } from "./namedCallers.ts";
import { namedTie } from "./ties.ts";

/** Whom statements name, to know who is left. */
export interface Others {
  /** Of the ARNs, `aws` as a rule. */
  readonly partition: string;
  /** Account numbers. */
  readonly accounts: readonly string[];
  readonly named: readonly NamedCaller[];
}

/** All callers of a type whom no statement names: for each account that one names, and last for all others together. */
export function unnamedIdentities(
  type: IdentityType,
  { partition, accounts, named }: Others,
): readonly CallerClass[] {
  const taken = named.flatMap(({ ownArn }) => ownArn ?? []);
  return [
    ...accounts.map((account) =>
      identityClass({ type, partition, accounts: [account], isNegated: false, taken }),
    ),
    identityClass({ type, partition, accounts, isNegated: true, taken }),
  ];
}

/** All services whom no statement names. */
export function unnamedService({ named }: Pick<Others, "named">): CallerClass {
  const taken = named.flatMap(({ caller }) => (caller.type === "service" ? caller.name : []));
  const ordinary = bucketWriters.filter((name) => !taken.includes(name));
  const domain: Domain = {
    constraints: [
      isPresent,
      ifPresent("is a service", { patterns: serviceNames, negated: false }),
      ifPresent("is not named", { patterns: taken.map(literal), negated: true }),
    ],
    isMultivalued: false,
    preferred: ordinary,
  };
  const toCaller = (name: string) => ({ type: "service", name }) as const;
  const example = toCaller(ordinary[0] ?? "example.amazonaws.com");
  return {
    example,
    tieOf: (key) => (key === nameKey ? { kind: "free", domain } : namedTie(example, key)),
    toCaller: (valueOf) => toCaller(valueOf(nameKey) ?? example.name),
  };
}

const nameKey = "aws:principalservicename";
