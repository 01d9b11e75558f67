import { parseArgs } from "node:util";
import fc from "fast-check";
import type { Policy } from "../../server/src/engine/policy/policy.ts";
import { uploadsOf } from "../../server/src/engine/prove/uploads.ts";
import { loadEngineBundle } from "../bench/engineBundle.ts";
import { randomFrom } from "../engine/prove/generated.ts";
import { policyOf } from "../support/policies.ts";
import { attacker } from "./attacks.ts";
import { getsThrough } from "./compare.ts";
import { cases, pinnedKeys, refusedKeys, type Case } from "./generatedPolicies.ts";
import { rowsOf, type Headers } from "./rows.ts";
import { slowestOf } from "./slowest.ts";

// Attacks what the engine calls closed in generated policies with random uploads, times all rules on each, and
// fails where one gets through or takes too long: `npm run attack -- [--policies 10000] [--seed 1] [--only 12]`.

const { values: options } = parseArgs({
  options: {
    policies: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Random uploads in all, the same number for each closed row. */
    attacks: { type: "string", default: "1000000" },
    /** Only the policy with this number, counted from 0. */
    only: { type: "string" },
  },
});
/** The most milliseconds that all rules may take on a policy. */
const MOST_MS = 50;

/** A row that the engine calls closed, with the headers that its uploads may have in the eyes of conditions. */
interface ClosedRow {
  readonly row: string;
  readonly headers: readonly Headers[];
  readonly one: Case;
}

/** Read anew each time: what is found out about a policy stays with it, which is a lot for 10,000 of them. */
function read({ statements }: Case): Policy {
  return policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy");
}

function closedRowsOf(one: Case): readonly ClosedRow[] {
  const { statements, rightKey, defaultEncryption } = one;
  const rightKeys = rightKey === undefined ? pinnedKeys(statements) : [rightKey];
  const kinds = rowsOf(rightKeys, defaultEncryption, refusedKeys(statements));
  return uploadsOf(read(one), { defaultEncryption, rightKey })
    .rows.filter(({ verdict }) => verdict === "closed")
    .map(({ row }) => ({ row, headers: (kinds.get(row) ?? []).flat(), one }));
}

/** How many of so many random uploads get through; prints each. */
function attack({ row, headers, one }: ClosedRow, attacks: number, random: () => number): number {
  const policy = read(one);
  const makeAttack = attacker(one.statements, random);
  let successes = 0;
  for (let count = 0; count < attacks; count++) {
    const request = makeAttack(headers[Math.floor(random() * headers.length)] ?? {});
    if (!getsThrough(policy, request)) continue;
    successes++;
    const shown = JSON.stringify({ ...request, context: Object.fromEntries(request.context) });
    process.stdout.write(`${row}: ${shown} gets through ${JSON.stringify(one)}\n`);
  }
  return successes;
}

async function main(): Promise<boolean> {
  const [seed, numRuns] = [Number(options.seed), Number(options.policies)];
  const generated = [...fc.sample(cases, { seed, numRuns }).entries()].filter(
    ([number]) => options.only === undefined || number === Number(options.only),
  );
  const slowest = slowestOf(generated, await loadEngineBundle());
  const closed = generated.flatMap(([, one]) => closedRowsOf(one));
  const attacks = Math.ceil(Number(options.attacks) / closed.length);
  const random = randomFrom(seed);
  const successes = closed.reduce((sum, row) => sum + attack(row, attacks, random), 0);
  process.stdout.write(
    [
      `policies        ${String(generated.length)} of seed ${String(seed)}`,
      `closed rows     ${String(closed.length)}`,
      `attacks         ${String(attacks * closed.length)}, of which ${String(successes)} got through`,
      `slowest policy  ${slowest.ms.toFixed(1)} ms for all rules (at most ${String(MOST_MS)}): --only ${String(slowest.number)}`,
      "",
    ].join("\n"),
  );
  return closed.length > 0 && successes === 0 && slowest.ms <= MOST_MS;
}

void main().then((isHeld) => {
  if (!isHeld) process.exitCode = 1;
});
