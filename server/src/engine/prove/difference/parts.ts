import { coversCaller } from "../../evaluate/principals.ts";
import type { Element, Policy, Principal, Statement } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import { callersOf } from "../effect/callers.ts";
import type { Sides } from "./sides.ts";

/** Some of those whom a statement is about, and what to look for in a request of theirs. */
export interface Part {
  /** The value that names them; undefined for everyone together. */
  readonly principal: string | undefined;
  readonly callers: readonly CallerClass[];
  /** For a Deny: what may allow the request on the other side, where there is such a request. */
  readonly allows: readonly Statement[];
  /** Whether a request will do that none of these allows. */
  readonly isContent: boolean;
}

/** Everybody together; rather one whom the other side allows something. */
export function wholeOf({ both, other }: Sides): Part {
  return { principal: undefined, callers: callersOf(both), allows: allowsIn(other), isContent: true };
}

/** Whoever a statement names, one by one; all together where it means everyone or everyone else. */
export function partsOf(sides: Sides, statement: Statement): readonly Part[] {
  const { principal } = statement;
  if (isForEveryone(principal)) return statement.effect === "Deny" ? deniedParts(sides) : [wholeOf(sides)];
  const whole = wholeOf(sides);
  return namesIn([statement]).map((name) => ({
    ...whole,
    principal: name,
    callers: callersNamed(sides, name, [statement]),
  }));
}

/** A Deny for everyone matters most to those whom the other side allows something by name. */
function deniedParts(sides: Sides): readonly Part[] {
  const allows = allowsIn(sides.other);
  const named = namesIn(allows).map((name) => ({
    principal: name,
    callers: callersNamed(sides, name, allows),
    allows,
    isContent: false,
  }));
  const forEveryone = allows.filter(({ principal }) => isForEveryone(principal));
  return [...named, { ...wholeOf(sides), allows: forEveryone }];
}

function allowsIn({ statements }: Policy): readonly Statement[] {
  return statements.filter(({ effect }) => effect === "Allow");
}

function isForEveryone(principal: Element<Principal> | undefined): boolean {
  return principal === undefined || principal.negated || principal.values.some(({ type }) => type === "*");
}

/** The principals that statements name, each once. */
function namesIn(statements: readonly Statement[]): readonly string[] {
  const named = statements.filter(({ principal }) => !isForEveryone(principal));
  return [...new Set(named.flatMap(({ principal }) => principal?.values.map(({ value }) => value) ?? []))];
}

/** Those whom a name certainly covers where statements use it. */
function callersNamed(
  { both }: Sides,
  name: string,
  statements: readonly Statement[],
): readonly CallerClass[] {
  const using = statements.flatMap((statement) => {
    const { principal } = statement;
    const values = principal?.values.filter(({ value }) => value === name) ?? [];
    return principal === undefined || values.length === 0
      ? []
      : { ...statement, principal: { ...principal, values } };
  });
  return callersOf(both).filter(({ example }) =>
    using.some((statement) => coversCaller(statement, example, both.kind) === true),
  );
}
