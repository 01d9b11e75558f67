import type { DocumentKind } from "../../server/src/engine/engine.ts";
import { quantileOf, type BenchResult, type Figure } from "./bench.ts";
import { loadEngineBundle, type EngineBundle } from "./engineBundle.ts";
import { bucketPolicyOf, keyPolicyOf } from "./policies.ts";

const ROUNDS = 200;
/** The sizes that AWS allows at most, in bytes. */
const LARGEST_KEY_POLICY = 32_768;
const LARGEST_BUCKET_POLICY = 20_480;
/** All rules may take this many times as long as parsing alone. */
const MOST_PARSES = 10;

/** All rules over the largest legal policies against parsing the same text, and how both grow with the text. */
export async function rules(): Promise<BenchResult> {
  const engine = await loadEngineBundle();
  const figures = [
    ...ratioOf(engine, "key policy", keyPolicyOf(LARGEST_KEY_POLICY - 4_000), "kms-key-policy"),
    ...ratioOf(engine, "bucket policy", bucketPolicyOf(LARGEST_BUCKET_POLICY - 2_500), "s3-bucket-policy"),
    growthOf(engine, "key policy", keyPolicyOf, "kms-key-policy"),
    growthOf(engine, "bucket policy", bucketPolicyOf, "s3-bucket-policy"),
  ];
  return { name: "all rules", figures };
}

function ratioOf(
  { parseTree, analyze }: EngineBundle,
  name: string,
  text: string,
  kind: DocumentKind,
): readonly Figure[] {
  const [parse, check] = timesInTurns([() => parseTree(text), () => analyze({ text, fileName: "", kind })]);
  const what = `${name} of ${String(text.length)} bytes`;
  return [
    { what: `${what}, parsing alone`, value: parse, unit: "ms" },
    { what: `${what}, all rules`, value: check, unit: "ms" },
    { what: `${what}, all rules ÷ parsing`, value: check / parse, unit: "×", limit: MOST_PARSES },
  ];
}

/**
 * Milliseconds of each action in a quick round. In turns, and without the rounds that other programs of the machine
 * got in between of.
 */
function timesInTurns(actions: readonly [() => unknown, () => unknown]): readonly [number, number] {
  const rounds = Array.from({ length: 2 * ROUNDS }, () => actions.map((run) => timesOf(run, 1)[0] ?? 0));
  const quick = (index: number): number =>
    quantileOf(
      rounds.slice(ROUNDS).map((times) => times[index] ?? 0),
      0.25,
    );
  return [quick(0), quick(1)];
}

/** How much longer a statement takes among about 1,000 than among about 10. */
function growthOf(
  { analyze }: EngineBundle,
  name: string,
  policyOf: (bytes: number) => string,
  kind: DocumentKind,
): Figure {
  const perStatement = [3_500, 350_000].map((bytes) => {
    const text = policyOf(bytes);
    const statements = text.split('"Effect"').length - 1;
    const times = timesOf(() => analyze({ text, fileName: "", kind }), 30);
    return quantileOf(times.slice(15), 0.25) / statements;
  });
  const [few = Number.NaN, many = Number.NaN] = perStatement;
  return { what: `${name}, a statement among 1,000 ÷ among 10`, value: many / few, unit: "×", limit: 2 };
}

/** Milliseconds of each round. */
function timesOf(run: () => unknown, rounds: number): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}
