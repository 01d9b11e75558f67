import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { closersOf } from "./closers.ts";
import { commonUpload, type Found } from "./commonUpload.ts";
import { exemptionsOf } from "../literals/exemptions.ts";
import { findFirst, isImpossible, type Finding, type Question } from "../findRequest.ts";
import type { Memory } from "../search/memory.ts";
import { passingUpload, type OrdinaryUploads } from "./ordinary.ts";
import { uploadQuestions } from "./questions.ts";
import type { Reading } from "./readings.ts";
import { setApart } from "./setApart.ts";

/** Whether uploads of one kind are let through. */
export interface RowVerdict {
  /** "open" where at least one is: past every Deny, an Allow from elsewhere taken for granted. */
  readonly verdict: "closed" | "open" | "depends";
  /** One that is let through: under every reading, unless the reason says when. */
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
  const exempt = [...new Set(open.flatMap((outcome) => outcome.exempt ?? []))];
  const common = others.length === 0 ? first.request : commonUpload(policy, readings, open, memory);
  const reason = [
    // The row is open all the same: some upload gets through whichever reading is right.
    ...(common === undefined ? [inTurn(first, others)] : []),
    ...(exempt.length > 0 ? forOthers(open) : []),
  ].join(" ");
  return {
    verdict: "open",
    witness: common ?? first.request,
    by: [],
    ...(reason !== "" && { reason }),
    ...(exempt.length > 0 && { exempt }),
  };
}

/** When others than those exempted get through. */
function forOthers(open: readonly Outcome[]): readonly string[] {
  const when = open.filter(({ exempt }) => exempt === undefined).map((outcome) => outcome.when);
  return when.length === 0 ? [] : [`If ${when.join(", or if ")}, others get through, too.`];
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
  return { ...anybody, when, exempt: sparedBy(policy, strict) };
}

/** The names of those who alone get past denies that stop everybody else. Where each of these is enough, all have to spare them. */
function sparedBy(policy: Policy, strict: readonly Question[]): readonly string[] {
  const closers = closersOf(policy, strict);
  const [first, ...others] = closers.map((closer) => [...new Set(exemptionsOf(closer))]);
  const isEnough = strict.every((question) =>
    isImpossible(policy, { ...question, noneOf: closers.slice(0, 1) }),
  );
  if (first === undefined || !isEnough) return [...new Set(closers.flatMap(exemptionsOf))];
  return others.reduce((fewest, names) => (names.length < fewest.length ? names : fewest), first);
}
