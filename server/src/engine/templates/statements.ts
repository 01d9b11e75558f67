/** One value, or several in a list. */
type OneOrMany = string | readonly string[];

/** A statement as JSON, its members in the order in which people read them. */
export interface StatementJson {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly AWS: OneOrMany };
  readonly Action: OneOrMany;
  readonly Resource: OneOrMany;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>;
}

/** A whole policy as JSON. */
export interface PolicyJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly StatementJson[];
}

export function toPolicy(statements: readonly StatementJson[]): PolicyJson {
  return { Version: "2012-10-17", Statement: statements };
}

/** A list of one stands bare, as AWS's console writes it. */
export function oneOrMany(values: readonly string[]): OneOrMany {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
