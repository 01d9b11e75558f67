import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { closersOf } from "./closers.ts";
import { commonUpload, type Found } from "./commonUpload.ts";
import { exemptionsOf } from "../literals/exemptions.ts";
import { findFirst, type Finding, type Question } from "../findRequest.ts";
import type { Memory } from "../search/memory.ts";
import { passingUpload, type OrdinaryUploads } from "./ordinary.ts";
import { uploadQuestions } from "./questions.ts";
import type { Reading } from "./readings.ts";
import { setApart } from "./setApart.ts";

/** Whether uploads of one kind are let through. */
export interface RowVerdict {
  /** "open" where at least one is: past every Deny, an Allow from elsewhere taken for granted. */
  readonly verdict: "closed" | "open" | "depends";
  /** One that is let through: under every reading, unless there is a reason. */
  readonly witness?: Request;
  /** Where closed: the statements that each close the row alone or, where none does, a set that does together. */
  readonly by: readonly Statement[];
  /**
   * Why it depends, what closes it besides statements, or what gets through under other readings than the witness,
   * in sentences.
   */
  readonly reason?: string;
  /** Where nobody gets through but those whom the denies spare by name: their names. */
  readonly exempt?: readonly string[];
}

/** What comes of one reading. */
type Outcome = Finding & { readonly when: string; readonly exempt?: readonly string[] };

/** A verdict only where all readings agree. */
export function decideRow(
  policy: Policy,
  readings: readonly Reading[],
  memory: Memory,
  uploads: OrdinaryUploads | undefined,
): RowVerdict {
  const outcomes = readings.map((reading) => decideReading(policy, reading, memory, uploads));
  const open = outcomes.filter((outcome) => outcome.result === "found");
  if (outcomes.every(({ result }) => result === "none"))
    return {
      verdict: "closed",
      by: closersOf(
        policy,
        readings.flatMap((reading) => questionsOf(policy, reading, memory)),
      ),
    };
  const [first, ...others] = open;
  if (first === undefined || open.length < outcomes.length)
    return { verdict: "depends", by: [], reason: disagreement(outcomes) };
  // Others than those exempted get through for certain only where they do under every reading.
  const exempt = open.find((outcome) => outcome.exempt !== undefined)?.exempt;
  const common = others.length === 0 ? first.request : commonUpload(policy, readings, open, memory);
  return {
    verdict: "open",
    witness: common ?? first.request,
    by: [],
    // The row is open all the same: some upload gets through whichever reading is right.
    ...(common === undefined && { reason: inTurn(first, others) }),
    ...(exempt && { exempt }),
  };
}

/** That an upload of the row gets through under each reading, but not the same one. */
function inTurn(first: Found, others: readonly Found[]): string {
  const apart = others.map(({ when, request }) => ({ when, what: setApart(request, first.request) }));
  const alike = [first, ...apart.filter(({ what }) => what === "")].map(({ when }) => when);
  const another = apart.filter(({ what }) => what !== "");
  return [
    `This upload gets through if ${alike.join(", or if ")}.`,
    ...another.map(({ when, what }) => `If ${when}, another one does, ${what}.`),
  ].join(" ");
}

function disagreement(outcomes: readonly Outcome[]): string {
  const list = (result: Outcome["result"]): string =>
    outcomes
      .filter((outcome) => outcome.result === result)
      .map(({ when }) => when)
      .join(", or if ");
  const [open, closed] = [list("found"), list("none")];
  const unsure = outcomes.flatMap((outcome) => (outcome.result === "unsure" ? outcome.reason : []));
  return [
    open && `It is let through if ${open}.`,
    closed && `It is refused if ${closed}.`,
    ...new Set(unsure),
  ]
    .filter(Boolean)
    .join(" ");
}

function questionsOf(policy: Policy, { alternatives }: Reading, memory: Memory): readonly Question[] {
  return alternatives.flatMap((headers) => uploadQuestions(policy, headers, memory));
}

/** Takes an ordinary upload if there is one. Then looks first for somebody whom no Deny spares by name, and only then for anybody. */
function decideReading(
  policy: Policy,
  reading: Reading,
  memory: Memory,
  uploads: OrdinaryUploads | undefined,
): Outcome {
  const { when } = reading;
  for (const headers of reading.alternatives) {
    const request = passingUpload(policy, uploads, headers, memory);
    if (request !== undefined) return { result: "found", request, when };
  }
  const questions = questionsOf(policy, reading, memory);
  const denies = questions[0]?.noneOf ?? [];
  if (!denies.some((statement) => exemptionsOf(statement).length > 0))
    return { ...findFirst(policy, questions), when };
  const strict = questions.map((question) => ({ ...question, ignoresExemptions: true }));
  const ordinary = findFirst(policy, strict);
  if (ordinary.result === "found") return { ...ordinary, when };
  const anybody = findFirst(policy, questions);
  if (anybody.result !== "found" || ordinary.result === "unsure") return { ...anybody, when };
  return { ...anybody, when, exempt: [...new Set(closersOf(policy, strict).flatMap(exemptionsOf))] };
}
