import { operatorOf } from "../../evaluate/operators.ts";
import type { Condition, Statement } from "../../policy/policy.ts";
import { opposite, type Bounds } from "./bounds.ts";
import { toClause, type Clause } from "./clause.ts";
import { negate, type Constraint } from "./constraint.ts";
import { awsServices, namesIn, servicesForCallers } from "./exemptNames.ts";
import { noVariables } from "./filled.ts";
import type { Literal } from "./literal.ts";

/**
 * Whom a Deny spares by name: what NotPrincipal lists, what a negated condition on the caller's name lists, and
 * AWS services where it hits only other callers. Empty when it spares nobody so.
 */
export function exemptionsOf({ principal, conditions }: Statement): readonly string[] {
  const listed = principal?.negated === true ? principal.values.map(({ value }) => value) : [];
  return [...listed, ...conditions.flatMap(exemptionsIn)];
}

/** The same Deny if it spared nobody by name. */
export function withoutExemptions(clause: Clause): Clause {
  const { statement, literals } = clause;
  if (exemptionsOf(statement).length === 0) return clause;
  return toClause(statement, statement.principal?.negated !== true, literals.flatMap(sparingNobody));
}

/** A condition that spares somebody, as far as it spares those without the key: who has none is not named. */
function sparingNobody(literal: Literal): readonly Literal[] {
  const { condition } = literal;
  if (condition === undefined || exemptionsIn(condition).length === 0) return [literal];
  if (literal.truthFor(undefined) === true) return [];
  const holds = whereverPresent(literal.holds);
  return [
    {
      ...literal,
      ...noVariables,
      holds,
      fails: opposite(holds, negate),
      truthFor: (values) =>
        values === undefined || "doubt" in values || values.length === 0 ? literal.truthFor(values) : true,
    },
  ];
}

function whereverPresent({ surely, possibly }: Bounds<Constraint>): Bounds<Constraint> {
  const toPresent = (constraint: Constraint): Constraint => ({
    ...constraint,
    name: `${constraint.name} or there`,
    present: true,
  });
  const certain = toPresent(surely);
  return { surely: certain, possibly: surely === possibly ? certain : toPresent(possibly) };
}

function exemptionsIn({ operator, key, values }: Condition): readonly string[] {
  const name = key.value.toLowerCase();
  const isOnly = (wanted: string): boolean =>
    values.length > 0 && values.every(({ value }) => value.toLowerCase() === wanted);
  if (operator.base === "Bool") return isOnly("false") ? (sparedIfTrue.get(name) ?? []) : [];
  if (operator.base === "Null") return isOnly("true") ? (sparedIfPresent.get(name) ?? []) : [];
  if (operatorOf(operator)?.negated !== true) return [];
  const texts = values.map(({ value }) => value);
  // A pattern without a name spares more than somebody.
  return namesIn(name, texts) ?? [];
}

/** Whom a Deny spares that asks for one of these keys to be false. */
const sparedIfTrue: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:principalisawsservice", [awsServices]],
  ["aws:viaawsservice", [servicesForCallers]],
]);

/** Whom a Deny spares that asks for one of these keys to be absent. */
const sparedIfPresent: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:principalservicename", [awsServices]],
  ["aws:calledvia", [servicesForCallers]],
  ["aws:calledviafirst", [servicesForCallers]],
  ["aws:calledvialast", [servicesForCallers]],
]);
