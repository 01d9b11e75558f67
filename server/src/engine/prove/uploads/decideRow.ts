import type { Request } from "../../evaluate/request.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { closersOf } from "./closers.ts";
import { exemptionsOf } from "../literals/exemptions.ts";
import { findFirst, type Finding, type Question } from "../findRequest.ts";
import type { Memory } from "../search/memory.ts";
import { passingUpload, type OrdinaryUploads } from "./ordinary.ts";
import { uploadQuestions } from "./questions.ts";
import type { Reading } from "./readings.ts";

/** Whether uploads of one kind are let through. */
export interface RowVerdict {
  /** "open" where at least one is: past every Deny, an Allow from elsewhere taken for granted. */
  readonly verdict: "closed" | "open" | "depends";
  /** One that is let through. */
  readonly witness?: Request;
  /** Where closed: the statements that each close the row alone or, where none does, a set that does together. */
  readonly by: readonly Statement[];
  /** Why it depends or what closes it besides statements, in a sentence. */
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
  if (open.length < outcomes.length) return { verdict: "depends", by: [], reason: disagreement(outcomes) };
  // Others than those exempted get through for certain only where they do under every reading.
  const first = open.find(({ exempt }) => exempt !== undefined) ?? open[0];
  if (first === undefined) return { verdict: "closed", by: [] };
  return { verdict: "open", witness: first.request, by: [], ...(first.exempt && { exempt: first.exempt }) };
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
