import type { Condition, Policy, Statement } from "../../policy/policy.ts";

/** A number that statements share which ask the same of requests, apart from what is left out. */
export type Residue = number;

/** Numbers statements by their resources and those of their conditions that are not left out. */
export function residueOf(
  policy: Policy,
  statement: Statement,
  isLeftOut: (condition: Condition) => boolean,
): Residue {
  return policy.once(newRegister).numberOf(statement, isLeftOut);
}

interface Register {
  numberOf(statement: Statement, isLeftOut: (condition: Condition) => boolean): Residue;
}

function newRegister(): Register {
  const numbers = new Map<string, Residue>();
  const known = new Map<unknown, Map<Statement, Residue>>();
  return {
    numberOf(statement, isLeftOut) {
      const ofKind = known.get(isLeftOut) ?? new Map<Statement, Residue>();
      known.set(isLeftOut, ofKind);
      const before = ofKind.get(statement);
      if (before !== undefined) return before;
      const text = textOf(statement, isLeftOut);
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      ofKind.set(statement, number);
      return number;
    },
  };
}

function textOf({ resource, conditions }: Statement, isLeftOut: (condition: Condition) => boolean): string {
  const open = conditions.filter((condition) => !isLeftOut(condition)).map(conditionText);
  return JSON.stringify([resource?.negated, resource?.values.map(({ value }) => value), ...open.sort()]);
}

function conditionText({ operator, key, property, values }: Condition): string {
  // Of a list only what can be read is among the values, so its length counts as well.
  const length = property.value?.kind === "array" ? property.value.items.length : 1;
  const texts = values.map(({ value }) => value);
  return JSON.stringify([operator.name, key.value.toLowerCase(), length, ...texts]);
}
