import { parseArgs } from "node:util";
import fc from "fast-check";
import { randomFrom } from "../engine/prove/generated.ts";
import { compare, type Comparison } from "./compare.ts";
import { cases, type Case } from "./generatedPolicies.ts";
import { startSolver } from "./solver.ts";
import { Tally } from "./tally.ts";

// Compares the engine's verdicts with those of z3 over generated policies, prints a table and every
// disagreement, and fails where there is one: `npm run oracle -- [--policies 2000] [--seed 1] [--attacks 1000]`.

const { values: options } = parseArgs({
  options: {
    policies: { type: "string", default: "2000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    /** Random uploads that attack each closed row. */
    attacks: { type: "string", default: "1000" },
    /** How long z3 may think about one question, in ms. */
    timeout: { type: "string", default: "20000" },
    /** Only the policy with this number, counted from 0. */
    only: { type: "string" },
  },
});

function printDisagreements(number: number, one: Case, { disagreements }: Comparison): void {
  if (disagreements.length === 0) return;
  process.stdout.write(`policy ${String(number)}: ${JSON.stringify(one)}\n`);
  for (const { row, what, request } of disagreements) {
    const context = request === undefined ? {} : Object.fromEntries(request.context);
    const shown = request === undefined ? "" : `: ${JSON.stringify({ ...request, context })}`;
    process.stdout.write(`  ${row}: ${what}${shown}\n`);
  }
}

async function main(): Promise<boolean> {
  const [seed, numRuns, attacks] = [Number(options.seed), Number(options.policies), Number(options.attacks)];
  process.stdout.write(`seed ${String(seed)}, ${String(numRuns)} policies\n`);
  const openSession = await startSolver(Number(options.timeout));
  const random = randomFrom(seed);
  const tally = new Tally();
  for (const [number, one] of fc.sample(cases, { seed, numRuns }).entries()) {
    if (options.only !== undefined && number !== Number(options.only)) continue;
    const comparison = await compare(one, { openSession, random, attacks });
    tally.add(comparison);
    printDisagreements(number, one, comparison);
    if (number % 100 === 99) process.stdout.write(`${String(number + 1)} policies compared\n`);
  }
  process.stdout.write(tally.table());
  return tally.disagreements === 0;
}

// The threads of z3 would keep the process alive.
void main().then(
  (isAgreed) => process.exit(isAgreed ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
