import type { EngineBundle } from "../bench/engineBundle.ts";
import type { Case } from "./generatedPolicies.ts";

type Numbered = readonly [number: number, one: Case];

const WARM_UP = 200;
/** How often the time of a policy is taken that seems to be the slowest yet. */
const ROUNDS = 5;

/** The policy that all rules take the longest on, once the engine is warm. */
export function slowestOf(
  policies: readonly Numbered[],
  engine: EngineBundle,
): { readonly number: number; readonly ms: number } {
  for (let round = 0; round < WARM_UP; round++)
    timeOf(engine, policies[round % policies.length]?.[1].statements ?? []);
  let slowest = { number: Number.NaN, ms: 0 };
  for (const [number, { statements }] of policies) {
    // The least of several times, without what other programs of the machine did in between.
    let ms = timeOf(engine, statements);
    for (let round = 1; round < ROUNDS && ms > slowest.ms; round++)
      ms = Math.min(ms, timeOf(engine, statements));
    if (ms > slowest.ms) slowest = { number, ms };
  }
  return slowest;
}

function timeOf({ analyze }: EngineBundle, statements: Case["statements"]): number {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements }, undefined, 2);
  const start = performance.now();
  analyze({ text, fileName: "", kind: "s3-bucket-policy" });
  return performance.now() - start;
}
