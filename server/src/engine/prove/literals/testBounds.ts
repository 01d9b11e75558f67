import { toInstants } from "../../evaluate/dates.ts";
import { matchesValue } from "../../evaluate/matchesValue.ts";
import type { Family, OperatorFacts } from "../../evaluate/operators.ts";
import { isDoubt } from "../../evaluate/truth.ts";
import { hasVariable } from "../../evaluate/variables.ts";
import { exactly, opposite, type Bounds } from "./bounds.ts";
import type { ConditionKeyType } from "../../catalog/conditionKeys.ts";
import { hasArnValues, typeOf } from "./keyTypes.ts";
import { joinReaches, reachOfArn, reachOfText, unknownReach, type Reach } from "./policyPatterns.ts";
import { isAccountKey, isOwnAccount, withAnyOwnAccount } from "./callerAccount.ts";
import { anyText, toPattern } from "../theories/pattern.ts";
import { negateTest, type Test } from "../theories/values.ts";

type TestBounds = Bounds<boolean | Test>;

/** What an operator with its values asks of one value of a key. */
export function testBounds(
  facts: OperatorFacts,
  key: string,
  values: readonly string[],
  version: string | undefined,
): TestBounds {
  // NOT (any of nothing) would be true, yet AWS does not spell it out.
  if (values.length === 0) return { surely: false, possibly: facts.negated };
  const isText = facts.family === "string" || facts.family === "arn";
  const matched = isText
    ? textBounds(facts, key, values, version)
    : comparisonBounds(facts, key, values, version);
  return facts.negated ? opposite(matched, negateBound) : matched;
}

function negateBound(test: boolean | Test): boolean | Test {
  return typeof test === "boolean" ? !test : negateTest(test);
}

function textBounds(
  facts: OperatorFacts,
  key: string,
  values: readonly string[],
  version: string | undefined,
): TestBounds {
  const hasVariables = version === "2012-10-17";
  const reach = (value: string): Reach => {
    if (facts.family === "arn") {
      const isOfCaller = hasVariables && /^aws:PrincipalArn$/i.test(key);
      return arnReach(facts, key, isOfCaller ? withAnyOwnAccount(value) : value, version);
    }
    if (hasVariables && isAccountKey(key) && isOwnAccount(value)) return exactly([anyText]);
    return stringReach(facts, value, version);
  };
  const { surely, possibly } = joinReaches(values.map(reach));
  const test: Test = { patterns: surely, negated: false };
  return surely === possibly
    ? exactly(test)
    : { surely: test, possibly: { patterns: possibly, negated: false } };
}

function stringReach({ comparison }: OperatorFacts, value: string, version: string | undefined): Reach {
  return reachOfText(
    value,
    { wildcards: comparison === "like", ignoresCase: comparison === "equalsIgnoreCase" },
    version,
  );
}

/** How ARN operators compare what is no ARN is not documented; negated ones may do anything then. */
function arnReach(
  { negated }: OperatorFacts,
  key: string,
  value: string,
  version: string | undefined,
): Reach {
  const reach = reachOfArn(value, version);
  if (reach !== undefined && hasArnValues(key)) return reach;
  if (negated || hasVariable(value)) return { ...unknownReach, surely: reach?.surely ?? [] };
  return { surely: reach?.surely ?? [], possibly: [toPattern(value, { wildcards: true })] };
}

function comparisonBounds(
  facts: OperatorFacts,
  key: string,
  values: readonly string[],
  version: string | undefined,
): TestBounds {
  const { family, comparison, negated } = facts;
  const clear = values.filter((value) => !isUnclear(family, value, version));
  const typed = clear.filter((value) => isTyped(facts, value));
  // A value of the wrong type matches nothing under a positive operator; under a negated one AWS does not say.
  const isDoubtful = clear.length < values.length || (negated && typed.length < clear.length);
  const test = typed.length > 0 && { family, comparison, values: typed, negated: false };
  if (hasOtherType(family, key)) return { surely: false, possibly: isDoubtful || test !== false };
  return { surely: test, possibly: isDoubtful || test };
}

const typesOf: Readonly<Partial<Record<Family, ConditionKeyType>>> = {
  numeric: "Numeric",
  date: "Date",
  ip: "IPAddress",
};

/** Whether a key may have values that are no numbers, dates or addresses, under an operator for them. */
function hasOtherType(family: Family, key: string): boolean {
  const type = typesOf[family];
  return type !== undefined && typeOf(key) !== type;
}

/** A value of each type, to see whether a value of the policy can be compared with it. */
const samples: Readonly<Partial<Record<Family, string>>> = {
  numeric: "0",
  date: "2026-01-01T00:00:00Z",
  bool: "true",
  binary: "AAAA",
  ip: "203.0.113.10",
};

function isTyped(facts: OperatorFacts, value: string): boolean {
  return !isDoubt(matchesValue({ ...facts, negated: true }, samples[facts.family] ?? "", value));
}

/** More digits than this are not compared exactly. */
const MAX_DIGITS = 15;

/** Whether a value can be read in more than one way. */
function isUnclear(family: Family, value: string, version: string | undefined): boolean {
  if (family === "numeric") return value.length > MAX_DIGITS;
  if (family === "date") return toInstants(value).length > 1;
  return family === "bool" && hasVariable(value) && version === "2012-10-17";
}
