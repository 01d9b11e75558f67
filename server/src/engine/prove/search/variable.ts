import { findOnce, newBudget, type Budget, type Finding } from "../budget.ts";
import type { Constraint } from "../literals/constraint.ts";
import type { Domain } from "../literals/domain.ts";
import type { Values } from "../literals/literal.ts";
import { findValues } from "../theories/sets.ts";
import { tooComplex } from "../theories/texts.ts";
import { findValue, holdsForValue, type Test } from "../theories/values.ts";

/** A variable with all that is asked of it so far, and values that satisfy it. */
export interface Variable {
  readonly domain: Domain;
  readonly constraints: readonly Constraint[];
  readonly values: Values;
  /** What has been found out about each constraint more, by its name. */
  readonly restricted: Map<Constraint["name"], Finding<Restricted>>;
  /** Which constraints the values satisfy, by name. */
  readonly satisfied: Map<Constraint["name"], boolean>;
}

/** Undefined when no values satisfy all constraints. */
export type Restricted = Variable | undefined | typeof tooComplex;

export function toVariable(domain: Domain): Restricted {
  return withConstraints(domain, domain.constraints, newBudget());
}

/**
 * The variable with one constraint more. What was found out once is kept, as searches often come back to it. Too
 * complex also where the budget does not suffice.
 */
export function restrict(variable: Variable, constraint: Constraint, budget: Budget): Restricted {
  const { restricted, domain, constraints, values } = variable;
  const found = findOnce(restricted, constraint.name, budget, (meter) => {
    const more = [...constraints, constraint];
    meter.left -= more.length;
    if (constraints.some(({ name }) => name === constraint.name)) return variable;
    return satisfies(variable, constraint)
      ? toResult(domain, more, values)
      : withConstraints(domain, more, meter);
  });
  return found === undefined ? tooComplex : found.value;
}

/** Whether the values that the variable has now satisfy a constraint. */
export function satisfies({ satisfied, values }: Variable, constraint: Constraint): boolean {
  let known = satisfied.get(constraint.name);
  if (known === undefined) {
    known = holds(constraint, values);
    satisfied.set(constraint.name, known);
  }
  return known;
}

function holds({ absent, present, quantifier }: Constraint, values: Values): boolean {
  if (values === undefined) return absent;
  if (typeof present === "boolean") return present;
  return quantifier === "every"
    ? values.every((value) => holdsForValue(present, value))
    : values.some((value) => holdsForValue(present, value));
}

function withConstraints(domain: Domain, constraints: readonly Constraint[], budget: Budget): Restricted {
  const fits = (values: Values): boolean => constraints.every((constraint) => holds(constraint, values));
  for (const value of domain.preferred) {
    const values = value === undefined ? undefined : [value];
    if (fits(values)) return toResult(domain, constraints, values);
  }
  const present = presentValues(domain, constraints, budget);
  if (present !== undefined && present !== tooComplex) return toResult(domain, constraints, present);
  return fits(undefined) ? toResult(domain, constraints, undefined) : present;
}

function toResult(domain: Domain, constraints: readonly Constraint[], values: Values): Variable {
  return { domain, constraints, values, restricted: new Map(), satisfied: new Map() };
}

function presentValues(
  domain: Domain,
  constraints: readonly Constraint[],
  budget: Budget,
): Values | typeof tooComplex {
  if (constraints.some(({ present }) => present === false)) return undefined;
  const preferred = domain.preferred.flatMap((value) => value ?? []);
  const every = testsOf(constraints, "every");
  const some = testsOf(constraints, "some");
  if (domain.isMultivalued) return findValues(every, some, preferred, budget);
  const value = findValue([...every, ...some], preferred, budget);
  return typeof value === "string" ? [value] : value;
}

function testsOf(constraints: readonly Constraint[], wanted: Constraint["quantifier"]): readonly Test[] {
  return constraints.flatMap(({ present, quantifier }) =>
    quantifier === wanted && typeof present !== "boolean" ? present : [],
  );
}
