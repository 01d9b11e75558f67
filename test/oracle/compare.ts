import { deniedBy, evaluate } from "../../server/src/engine/evaluate/evaluate.ts";
import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { isDoubt } from "../../server/src/engine/evaluate/truth.ts";
import type { Policy } from "../../server/src/engine/policy/policy.ts";
import { uploadsOf, type Upload } from "../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../support/policies.ts";
import { attacker } from "./attacks.ts";
import { canBe, worldFor } from "./constantWorlds.ts";
import { Formulas } from "./formulas.ts";
import type { Case } from "./generatedPolicies.ts";
import { headersFit } from "./headersFit.ts";
import type { OpenSession } from "./solver.ts";
import { denied, letThrough, type StatementJson } from "./statements.ts";
import { opinionsOf, type RowOpinion } from "./verdicts.ts";

/** One thing that the engine and the oracle do not agree about. */
export interface Disagreement {
  readonly row: string;
  readonly what: string;
  readonly request?: Request;
}

export interface Comparison {
  /** For each row the engine's verdict and the oracle's. */
  readonly rows: readonly {
    readonly row: string;
    readonly engine: string;
    readonly oracle: string;
    readonly isByReadings: boolean;
  }[];
  readonly disagreements: readonly Disagreement[];
  /** How many requests were tried on closed rows, and how many were decided by both. */
  readonly attacks: number;
  readonly decisions: number;
}

interface Effort {
  readonly openSession: OpenSession;
  readonly random: () => number;
  /** How many random requests attack each closed row. */
  readonly attacks: number;
}

/** How many requests of each row are decided by both. */
const DECISIONS_PER_ROW = 20;

/** Asks both about one case, and looks for requests that contradict either. */
export async function compare(one: Case, effort: Effort): Promise<Comparison> {
  const { statements, rightKey, defaultEncryption } = one;
  const policy = policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy");
  const { rows } = uploadsOf(policy, { defaultEncryption, rightKey });
  const opinions = await opinionsOf(one, effort.openSession);
  const makeAttack = attacker(statements, effort.random);
  const disagreements: Disagreement[] = [];
  const compared: Comparison["rows"][number][] = [];
  let [attacks, decisions] = [0, 0];
  for (const [row, opinion] of opinions) {
    const upload = rows.find((each) => each.row === row);
    compared.push({
      row,
      engine: upload?.verdict ?? "none",
      oracle: opinion.verdict,
      isByReadings: opinion.isByReadings,
    });
    disagreements.push(...verdictsDiffer(upload, opinion, row), ...witnessFails(statements, upload, opinion));
    disagreements.push(...solutionsFail(policy, opinion, row));
    const random = (): Request => {
      const headers = opinion.readings.flat();
      return makeAttack(headers[Math.floor(effort.random() * headers.length)] ?? {});
    };
    for (let count = 0; count < DECISIONS_PER_ROW; count++, decisions++)
      disagreements.push(...decisionsDiffer(policy, statements, random(), row));
    if (upload?.verdict !== "closed") continue;
    for (let count = 0; count < effort.attacks; count++, attacks++)
      disagreements.push(...attackSucceeds(policy, random(), row));
  }
  return { rows: compared, disagreements, attacks, decisions };
}

function verdictsDiffer(
  upload: Upload | undefined,
  { verdict }: RowOpinion,
  row: string,
): readonly Disagreement[] {
  const engine = upload?.verdict ?? "none";
  if (verdict === "unknown" || verdict === engine) return [];
  const request = upload?.witness && { request: upload.witness };
  return [{ row, what: `the engine says ${engine}, the oracle ${verdict}`, ...request }];
}

/** The engine's own request has to get through in the oracle's eyes, and to be one that the row is about. */
function witnessFails(
  statements: readonly StatementJson[],
  upload: Upload | undefined,
  { readings }: RowOpinion,
): readonly Disagreement[] {
  const request = upload?.witness;
  if (upload === undefined || request === undefined) return [];
  const fail = (what: string): readonly Disagreement[] => [{ row: upload.row, what, request }];
  if (!canBe(request)) return fail("the witness is no request that can be");
  if (!readings.flat().some((headers) => headersFit(request, headers)))
    return fail("the witness is not of its row");
  const formulas = new Formulas();
  const { surely } = letThrough(formulas, statements, worldFor(formulas, request));
  return surely === true ? [] : fail("the witness does not get through in the oracle's eyes");
}

/** A request that z3 found has to get through in the eyes of evaluation. */
function solutionsFail(policy: Policy, { solutions }: RowOpinion, row: string): readonly Disagreement[] {
  return solutions
    .filter((request) => !getsThrough(policy, request))
    .map((request) => ({ row, what: "evaluation refuses z3's request", request }));
}

/** Whether no deny hits a request, for sure, and an anonymous one is allowed. */
export function getsThrough(policy: Policy, request: Request): boolean {
  if (deniedBy(policy, request).truth !== false) return false;
  return request.caller.type !== "anonymous" || evaluate(policy, request).decision === "allowed";
}

function attackSucceeds(policy: Policy, request: Request, row: string): readonly Disagreement[] {
  if (!getsThrough(policy, request)) return [];
  return [{ row, what: "a random upload gets through a closed row", request }];
}

function decisionsDiffer(
  policy: Policy,
  statements: readonly StatementJson[],
  request: Request,
  row: string,
): readonly Disagreement[] {
  const { truth } = deniedBy(policy, request);
  const formulas = new Formulas();
  const { surely, possibly } = denied(formulas, statements, worldFor(formulas, request));
  const oracle = surely === possibly ? surely : "in doubt";
  const engine = isDoubt(truth) ? "in doubt" : truth;
  if (oracle === engine) return [];
  return [{ row, what: `denied: evaluation says ${String(engine)}, the oracle ${String(oracle)}`, request }];
}
