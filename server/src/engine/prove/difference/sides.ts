import { hasVariable } from "../../evaluate/variables.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { remember } from "../remember.ts";

/** Two versions of a policy, of which one is asked what it says that the other does not. */
export interface Sides {
  readonly own: Policy;
  readonly other: Policy;
  /** The statements of both, for questions about both at once. */
  readonly both: Policy;
  /**
   * Whether `both` cannot stand for the two, because they take the same text for a variable and for plain text.
   * An example that is found may still be one; that none is found proves nothing.
   */
  readonly isUneven: boolean;
}

export function sidesOf(own: Policy, other: Policy): Sides {
  const knowsVariables = ({ version }: Policy): boolean => version?.value === "2012-10-17";
  const isUneven = knowsVariables(own) !== knowsVariables(other) && [own, other].some(mentionsVariables);
  return { own, other, both: join(own, other), isUneven };
}

export function turned({ own, other, both, isUneven }: Sides): Sides {
  return { own: other, other: own, both, isUneven };
}

function join(own: Policy, other: Policy): Policy {
  const answers = remember((compute: (policy: Policy) => unknown) => compute(both));
  const both: Policy = {
    ...own,
    statements: [...own.statements, ...other.statements],
    once: <T>(compute: (policy: Policy) => T): T => answers(compute) as T,
  };
  return both;
}

function mentionsVariables({ statements }: Policy): boolean {
  return statements.some(({ resource, conditions }) => {
    const values = [...(resource?.values ?? []), ...conditions.flatMap((condition) => condition.values)];
    return values.some(({ value }) => hasVariable(value));
  });
}

/** The statements that count on the one side and do not stand on the other as they are, but for order and case. */
export function changedStatements({ own, other, isUneven }: Sides): readonly Statement[] {
  const known = new Set(isUneven ? [] : other.statements.map(contentOf));
  return own.statements.filter(
    (statement) => statement.effect !== undefined && !known.has(contentOf(statement)),
  );
}

/** What a statement says, the same for statements that only order or spell it differently. */
function contentOf({ effect, principal, action, resource, conditions }: Statement): string {
  return JSON.stringify([
    effect,
    principal && [principal.negated, sorted(principal.values.map(({ type, value }) => `${type} ${value}`))],
    action && [action.negated, sorted(action.values.map(({ value }) => value.toLowerCase()))],
    resource && [resource.negated, sorted(resource.values.map(({ value }) => value))],
    sorted(
      conditions.map(({ operator, key, values, property }) =>
        JSON.stringify([
          operator.name,
          key.value.toLowerCase(),
          sorted(values.map(({ value }) => value)),
          // Members that are no values leave a condition unreadable, so they must not be lost here.
          property.value?.kind === "array" ? property.value.items.length : 1,
        ]),
      ),
    ),
  ]);
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
