import type { Formula, Formulas } from "./formulas.ts";
import { arnGlob, exactly, glob, matches } from "./patterns.ts";
import type { Cells, Text } from "./texts.ts";
import { both, certain, either, open, opposite, type Truth } from "./truth.ts";

/** One key of one operator, as the policy writes it. */
export interface Condition {
  readonly operator: string;
  readonly values: readonly string[];
}

type Match = (formulas: Formulas, cells: Cells, value: string, isNegated: boolean) => Truth;

/** What each operator makes of one value of the request and one of the policy, before negation. */
const operators: Readonly<Record<string, Match | undefined>> = {
  StringEquals: (formulas, cells, value) => certain(matches(formulas, cells, exactly(value))),
  StringEqualsIgnoreCase: (formulas, cells, value) =>
    certain(matches(formulas, cells, exactly(value, { ignoresCase: true }))),
  StringLike: (formulas, cells, value) => certain(matches(formulas, cells, glob(value))),
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  Bool: (formulas, cells, value) => certain(matches(formulas, cells, exactly(value, { ignoresCase: true }))),
};

const opposites: Readonly<Record<string, string | undefined>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
};

/**
 * Whether a condition holds. An absent key fails a positive operator, and passes a negated one or one with
 * IfExists; `Null` asks for absence.
 */
export function holds(formulas: Formulas, { operator, values }: Condition, text: Text): Truth {
  const isPresent = formulas.or(...text.alternatives.map(({ when }) => when));
  const isAbsent = formulas.not(formulas.or(isPresent, text.isUnknown));
  if (operator === "Null")
    return unlessUnknown(formulas, nullHolds(formulas, values, isPresent), text.isUnknown);
  const ifExists = operator.endsWith("IfExists");
  const name = ifExists ? operator.slice(0, -"IfExists".length) : operator;
  const isNegated = opposites[name] !== undefined;
  const match = operators[opposites[name] ?? name];
  if (match === undefined) return open;
  const whenPresent = presentHolds(formulas, { match, isNegated, values }, text);
  const whenAbsent = absentHolds(isNegated, ifExists, values);
  const known = either(formulas, [
    both(formulas, [certain(isPresent), whenPresent]),
    both(formulas, [certain(isAbsent), whenAbsent]),
  ]);
  return unlessUnknown(formulas, known, text.isUnknown);
}

function unlessUnknown(formulas: Formulas, truth: Truth, isUnknown: Formula): Truth {
  return {
    surely: formulas.and(formulas.not(isUnknown), truth.surely),
    possibly: formulas.or(isUnknown, truth.possibly),
  };
}

/** What a negated operator makes of an empty list AWS does not spell out. */
function absentHolds(isNegated: boolean, ifExists: boolean, values: readonly string[]): Truth {
  if (ifExists) return certain(true);
  return isNegated && values.length === 0 ? open : certain(isNegated);
}

function nullHolds(formulas: Formulas, values: readonly string[], isPresent: Formula): Truth {
  if (values.length === 0) return open;
  return certain(
    formulas.or(...values.map((value) => (value === "true" ? formulas.not(isPresent) : isPresent))),
  );
}

interface Comparison {
  readonly match: Match;
  readonly isNegated: boolean;
  readonly values: readonly string[];
}

function presentHolds(formulas: Formulas, { match, isNegated, values }: Comparison, text: Text): Truth {
  if (values.length === 0) return isNegated ? open : certain(false);
  const matched = either(
    formulas,
    text.alternatives.map(({ when, cells }) =>
      both(formulas, [
        certain(when),
        either(
          formulas,
          values.map((value) => match(formulas, cells, value, isNegated)),
        ),
      ]),
    ),
  );
  return isNegated ? opposite(formulas, matched) : matched;
}

/**
 * Part by part. How what is no ARN is compared is not documented: a positive operator can at most match what the
 * whole text matches, and a negated one may do anything.
 */
function matchesArn(formulas: Formulas, cells: Cells, value: string, isNegated: boolean): Truth {
  const pattern = arnGlob(value);
  if (pattern !== undefined && isArn(cells)) return certain(matches(formulas, cells, pattern));
  return isNegated ? open : { surely: false, possibly: matches(formulas, cells, glob(value)) };
}

/** Every text of a request that varies is an ARN by its constant parts, or none. */
function isArn(cells: Cells): boolean {
  const constants = cells.map(({ character }) => (typeof character === "string" ? character : "_")).join("");
  return constants.startsWith("arn:") && constants.split(":").length >= 6;
}
