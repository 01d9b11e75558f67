import { keysNamedIn, withKnownValues } from "../../evaluate/variables.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Literal } from "./literal.ts";

type Variables = Pick<Literal, "variables" | "filled">;

/**
 * What a part of a statement makes of its variables: the same part of other texts, read once for all callers of whom
 * the same is known.
 */
export function variablesOf(
  texts: readonly string[],
  policy: Policy,
  rebuild: (fill: (text: string) => string) => Literal,
): Variables {
  const variables = policy.version?.value === "2012-10-17" ? [...new Set(texts.flatMap(keysNamedIn))] : [];
  if (variables.length === 0) return noVariables;
  const known = new Map<string, Literal>();
  return {
    variables,
    filled(valueOf) {
      const values = variables.map(valueOf);
      if (values.every((value) => value === undefined)) return undefined;
      const name = JSON.stringify(values);
      const literal = known.get(name) ?? rebuild((text) => withKnownValues(text, valueOf));
      known.set(name, literal);
      return literal;
    },
  };
}

export const noVariables: Variables = { variables: [], filled: () => undefined };
