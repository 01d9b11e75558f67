import { looksAtPrincipal } from "../callers/looksAtPrincipal.ts";
import { isCallerKey, isChannelKey } from "../callers/ties.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import { remember } from "../remember.ts";
import { conditionLiteral } from "./conditionLiteral.ts";
import type { Constraint } from "./constraint.ts";
import type { Literal } from "./literal.ts";
import { resourceLiteral } from "./resourceLiteral.ts";

/** A statement with the parts that look at one variable each. Action and principal are decided beforehand. */
export interface Clause {
  readonly statement: Statement;
  /** Whether the Principal element counts; if not, the statement is for everyone. */
  readonly heedsPrincipal: boolean;
  /** The conditions and the resource: all of them have to match for the statement to apply. */
  readonly literals: readonly Literal[];
  /** Whether it matters who calls. */
  readonly looksAtCaller: boolean;
  /** Whether it matters which way a request takes. */
  readonly looksAtChannel: boolean;
}

/** A clause of these parts. */
export function toClause(
  statement: Statement,
  heedsPrincipal: boolean,
  literals: readonly Literal[],
): Clause {
  return {
    statement,
    heedsPrincipal,
    literals,
    looksAtCaller:
      (heedsPrincipal && looksAtPrincipal(statement)) ||
      literals.some(({ variable, variables }) => [variable, ...variables].some(isCallerKey)),
    looksAtChannel: literals.some(({ variable }) => isChannelKey(variable)),
  };
}

/** A statement, one of a policy or a variant of one, as a clause; read once for each version of the document. */
export function clauseOf(policy: Policy, statement: Statement): Clause {
  return policy.once(clauseReader)(statement);
}

function clauseReader(policy: Policy): (statement: Statement) => Clause {
  const known = new Map<string, Constraint>();
  // Variants of a statement share its conditions.
  const literalOf = remember((condition: Condition) => share(conditionLiteral(condition, policy), known));
  return remember((statement: Statement) =>
    toClause(statement, true, [
      ...statement.conditions.map(literalOf),
      share(resourceLiteral(statement, policy), known),
    ]),
  );
}

/** Takes equal constraints of a variable for one and the same, so that what is found out about one serves all. */
function share(literal: Literal, known: Map<string, Constraint>): Literal {
  const one = (constraint: Constraint): Constraint => {
    const name = `${literal.variable} ${constraint.name}`;
    const first = known.get(name) ?? constraint;
    known.set(name, first);
    return first;
  };
  const { holds, fails } = literal;
  return {
    ...literal,
    holds: { surely: one(holds.surely), possibly: one(holds.possibly) },
    fails: { surely: one(fails.surely), possibly: one(fails.possibly) },
  };
}
