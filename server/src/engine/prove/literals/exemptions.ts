import { operatorOf } from "../../evaluate/operators.ts";
import type { Condition, Statement } from "../../policy/policy.ts";
import { toClause, type Clause } from "./clause.ts";
import type { Literal } from "./literal.ts";

/**
 * Whom a Deny spares by name: what NotPrincipal lists, what a negated condition on the caller's name lists, and
 * AWS services where it hits only other callers. Empty when it spares nobody so.
 */
export function exemptionsOf({ principal, conditions }: Statement): readonly string[] {
  const listed = principal?.negated === true ? principal.values.map(({ value }) => value) : [];
  return [...listed, ...conditions.flatMap(exemptionsIn)];
}

/** The same Deny if it spared nobody. */
export function withoutExemptions(clause: Clause): Clause {
  const { statement, literals } = clause;
  if (exemptionsOf(statement).length === 0) return clause;
  const isKept = ({ condition }: Literal): boolean =>
    condition === undefined || exemptionsIn(condition).length === 0;
  return toClause(statement, statement.principal?.negated !== true, literals.filter(isKept));
}

/** The keys that tell one caller from another by name. */
const nameKeys: ReadonlySet<string> = new Set([
  "aws:principalarn",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:userid",
  "aws:username",
]);

function exemptionsIn({ operator, key, values }: Condition): readonly string[] {
  const name = key.value.toLowerCase();
  const texts = values.map(({ value }) => value.toLowerCase());
  const isOnly = (value: string): boolean => texts.length > 0 && texts.every((text) => text === value);
  if (operator.base === "Bool") return isOnly("false") ? (sparedIfTrue.get(name) ?? []) : [];
  if (operator.base === "Null")
    return isOnly("true") && name === "aws:principalservicename" ? [awsServices] : [];
  if (!nameKeys.has(name) || operatorOf(operator)?.negated !== true) return [];
  // A pattern without a name spares more than somebody.
  return texts.every(hasName) ? values.map(({ value }) => value) : [];
}

const awsServices = "AWS services";

/** Whom a Deny spares that asks for one of these keys to be false. */
const sparedIfTrue: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:principalisawsservice", [awsServices]],
  ["aws:viaawsservice", ["AWS services on behalf of a caller"]],
]);

/** Whether something of a name is left of a pattern, and not only the type of caller and its account. */
function hasName(pattern: string): boolean {
  return /[a-z]/i.test(pattern.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:[a-z*-]*\/?/, ""));
}
