import type { Policy, Statement } from "../policy/policy.ts";
import type { Span } from "../tree/node.ts";
import { nameOfStatement } from "./nameOfStatement.ts";

/** A statement as an outline lists it. */
export interface StatementSymbol {
  readonly name: string;
  /** "Allow" or "Deny"; empty where the statement says neither. */
  readonly effect: string;
  readonly at: Span;
  /** Its Sid, or the statement itself: a part of `at`. */
  readonly selection: Span;
}

/** The statements of a policy, in the order of the text. */
export function symbolsOf({ statements }: Policy): readonly StatementSymbol[] {
  return statements.map(toSymbol);
}

function toSymbol(statement: Statement): StatementSymbol {
  const { node, effect = "", sid } = statement;
  // An outline rejects an entry of blanks.
  const name = nameOfStatement(statement).trim() || `Statement ${String(statement.index + 1)}`;
  return { name, effect, at: spanOf(node), selection: spanOf(sid?.node ?? node) };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
