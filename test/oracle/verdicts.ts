import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { Formulas } from "./formulas.ts";
import { pinnedKeys, refusedKeys, type Case } from "./generatedPolicies.ts";
import { headerKeys, rowsOf, type Headers } from "./rows.ts";
import { solutionOf } from "./solutions.ts";
import type { Answer, OpenSession, Session } from "./solver.ts";
import { keysOf, letThrough, type StatementJson } from "./statements.ts";
import type { Truth } from "./truth.ts";
import { anyUpload, type World } from "./worlds.ts";

/** Whether any upload of a world gets through. */
interface Question {
  readonly world: World;
  readonly truth: Truth;
}

/** What z3 makes of one kind of headers: whether an upload certainly, or possibly, gets through. */
interface Outcome {
  readonly surely: Answer;
  readonly possibly: Answer;
  /** One that certainly does. */
  readonly solution?: Request;
}

export interface RowOpinion {
  /** "open" where an upload certainly gets through under each reading, "closed" where none possibly does. */
  readonly verdict: "open" | "closed" | "depends" | "unknown";
  /** Whether the readings differ by themselves, with no doubt about the policy. */
  readonly isByReadings: boolean;
  readonly readings: readonly (readonly Headers[])[];
  readonly solutions: readonly Request[];
}

type Opinions = ReadonlyMap<string, RowOpinion>;

/** Asks z3 about every row of a case. */
export async function opinionsOf(
  { statements, rightKey, defaultEncryption }: Case,
  openSession: OpenSession,
): Promise<Opinions> {
  const formulas = new Formulas();
  const rightKeys = rightKey === undefined ? pinnedKeys(statements) : [rightKey];
  const rows = rowsOf(rightKeys, defaultEncryption, refusedKeys(statements));
  const questions = questionsOf(formulas, statements, [...rows.values()].flat(2));
  const session = openSession(formulas.commands);
  const outcomes = new Map<string, Outcome>();
  for (const [name, question] of questions) outcomes.set(name, await outcomeOf(session, question));
  session.close();
  return new Map(
    [...rows].map(([row, readings]) => [
      row,
      opinionOf(
        readings,
        readings.map((reading) => join(reading.map((headers) => outcomes.get(JSON.stringify(headers))))),
      ),
    ]),
  );
}

/** One question for each kind of headers, by these as JSON: several readings share some. */
function questionsOf(
  formulas: Formulas,
  statements: readonly StatementJson[],
  kinds: readonly Headers[],
): ReadonlyMap<string, Question> {
  const world = anyUpload(formulas, new Set(statements.flatMap(keysOf)));
  const byName = new Map(kinds.map((headers) => [JSON.stringify(headers), headers]));
  return new Map(
    [...byName].map(([name, headers]) => {
      const asked = { ...world, keys: new Map([...world.keys, ...headerKeys(formulas, headers)]) };
      return [name, { world: asked, truth: letThrough(formulas, statements, asked) }];
    }),
  );
}

async function outcomeOf(session: Session, { world, truth }: Question): Promise<Outcome> {
  const { surely, possibly } = truth;
  const isPossible = await session.check(possibly);
  if (isPossible === "unsat") return { surely: "unsat", possibly: "unsat" };
  const isSure = surely === possibly ? isPossible : await session.check(surely);
  const solution = isSure === "sat" ? session.withSolution((found) => solutionOf(world, found)) : undefined;
  return { surely: isSure, possibly: isPossible, ...(solution && { solution }) };
}

/** A reading with alternatives lets through what any of them does. */
function join(
  outcomes: readonly (Outcome | undefined)[],
): Outcome & { readonly solutions: readonly Request[] } {
  const answerOf = (which: "surely" | "possibly"): Answer => {
    const answers = outcomes.map((outcome) => outcome?.[which] ?? "unknown");
    return (
      answers.find((answer) => answer === "sat") ?? answers.find((answer) => answer === "unknown") ?? "unsat"
    );
  };
  return {
    surely: answerOf("surely"),
    possibly: answerOf("possibly"),
    solutions: outcomes.flatMap((outcome) => outcome?.solution ?? []),
  };
}

function opinionOf(
  readings: readonly (readonly Headers[])[],
  outcomes: readonly ReturnType<typeof join>[],
): RowOpinion {
  const every = (which: "surely" | "possibly", answer: Answer): boolean =>
    outcomes.every((outcome) => outcome[which] === answer);
  const isUnknown = outcomes.some(({ surely, possibly }) => surely === "unknown" || possibly === "unknown");
  const verdict = every("surely", "sat")
    ? "open"
    : every("possibly", "unsat")
      ? "closed"
      : isUnknown
        ? "unknown"
        : "depends";
  const isByReadings = outcomes.every(({ surely, possibly }) => surely === possibly);
  return { verdict, isByReadings, readings, solutions: outcomes.flatMap(({ solutions }) => solutions) };
}
