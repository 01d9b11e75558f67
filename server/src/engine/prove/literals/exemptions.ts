import { operatorOf } from "../../evaluate/operators.ts";
import type { Condition, Statement } from "../../policy/policy.ts";
import type { Clause } from "./clause.ts";

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
  return {
    ...clause,
    heedsPrincipal: statement.principal?.negated !== true,
    literals: literals.filter(
      ({ condition }) => condition === undefined || exemptionsIn(condition).length === 0,
    ),
  };
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
  const texts = values.map(({ value }) => value);
  if (nameKeys.has(name) && operatorOf(operator)?.negated === true) return texts.filter(hasName);
  const isOnly = (value: string): boolean =>
    texts.length > 0 && texts.every((text) => text.toLowerCase() === value);
  if (name === "aws:principalisawsservice" && operator.base === "Bool" && isOnly("false"))
    return [awsServices];
  if (name === "aws:viaawsservice" && operator.base === "Bool" && isOnly("false")) return [viaAwsServices];
  return name === "aws:principalservicename" && operator.base === "Null" && isOnly("true")
    ? [awsServices]
    : [];
}

const awsServices = "AWS services";
const viaAwsServices = "AWS services on behalf of a caller";

/** Whether something of a name is left of a pattern, and not only the type of caller and its account. */
function hasName(pattern: string): boolean {
  return /[a-z]/i.test(pattern.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:[a-z*-]*\/?/, ""));
}
