import type { Tie } from "../callers/ties.ts";
import { isDoubt, type Truth } from "../../evaluate/truth.ts";
import type { Constraint } from "../literals/constraint.ts";
import { remember } from "../remember.ts";
import type { Literal } from "../literals/literal.ts";

/**
 * Whether what is not certain may be taken in favour of the request. What does not pass even then is proved not
 * to pass; what passes without it certainly passes.
 */
export type Attitude = "hopeful" | "careful";

/** One constraint on one variable. */
export interface Option {
  readonly variable: string;
  readonly constraint: Constraint;
}

/** What it takes that something is as wanted: nothing at all, what cannot be, or a constraint. */
export interface Answer {
  readonly needs: boolean | Option;
  /** Whether attitudes may differ in it. */
  readonly isUncertain: boolean;
}

/** What it takes that a truth is as wanted; the hopeful take a doubt for it. */
export function answerTruth(truth: Truth, wanted: boolean, attitude: Attitude): Answer {
  return isDoubt(truth)
    ? { needs: attitude === "hopeful", isUncertain: true }
    : { needs: truth === wanted, isUncertain: false };
}

/** What it takes that a part of a statement matches, or does not, where its variable is tied like that. */
export function answerLiteral(
  literal: Literal,
  wanted: boolean,
  attitude: Attitude,
  tie: Tie | undefined,
): Answer {
  if (tie?.kind === "given") return answerTruth(literal.truthFor(tie.values), wanted, attitude);
  const bounds = wanted ? literal.holds : literal.fails;
  const constraint = attitude === "hopeful" ? bounds.possibly : bounds.surely;
  const isUncertain = bounds.surely !== bounds.possibly;
  if (tie?.kind !== "part") return { needs: { variable: literal.variable, constraint }, isUncertain };
  const whole = toWhole(tie, constraint, literal.variable);
  return whole === undefined
    ? { needs: attitude === "hopeful", isUncertain: true }
    : { needs: { variable: tie.of, constraint: whole }, isUncertain };
}

/** A constraint on a part of a variable as one on the whole. Undefined where it does not compare texts. */
function toWhole(
  tie: Extract<Tie, { kind: "part" }>,
  constraint: Constraint,
  part: string,
): Constraint | undefined {
  const { present } = constraint;
  if (typeof present === "boolean") return constraint;
  if (!("patterns" in present)) return undefined;
  const patterns = present.patterns.flatMap(tie.toWhole);
  return { ...constraint, name: `${constraint.name} of ${part}`, present: { ...present, patterns } };
}

/** Says what it takes that a part of a statement matches, or does not. */
export type Answerer = (literal: Literal, wanted: boolean, attitude: Attitude) => Answer;

/** The same answerer, which finds each answer once. */
export function rememberAnswers(answer: Answerer): Answerer {
  const answers = (wanted: boolean, attitude: Attitude): ((literal: Literal) => Answer) =>
    remember((literal) => answer(literal, wanted, attitude));
  const holds = { hopeful: answers(true, "hopeful"), careful: answers(true, "careful") };
  const fails = { hopeful: answers(false, "hopeful"), careful: answers(false, "careful") };
  return (literal, wanted, attitude) => (wanted ? holds : fails)[attitude](literal);
}
