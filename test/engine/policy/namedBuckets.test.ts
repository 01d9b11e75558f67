import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { bucketArnsIn, ownBucketArnsIn } from "../../../server/src/engine/policy/namedBuckets.ts";
import { uploadsOf } from "../../../server/src/engine/prove/uploads.ts";
import { readInSet } from "../../support/documentSet.ts";
import { policyOf } from "../../support/policies.ts";
import { bucketStatement } from "../../support/statements.ts";
import { missingHeader, wrongAlgorithm, wrongKey } from "../../support/uploadDenies.ts";

const [ledger, typo] = ["arn:aws:s3:::ledger", "arn:aws:s3:::legder"];
const about = (...resources: readonly string[]): object => bucketStatement({ Resource: resources });

/** Statements, and the buckets of which one is the policy's own. */
const cases: Readonly<Record<string, readonly [statements: readonly object[], own: readonly string[]]>> = {
  "one bucket": [[about(ledger, `${ledger}/*`)], [ledger]],
  "one that more statements name": [[about(typo), about(`${ledger}/*`), about(`${ledger}/in/*`)], [ledger]],
  "one that a statement names more often": [
    [about(typo), about(`${ledger}/a/*`, `${ledger}/b/*`)],
    [typo, ledger],
  ],
  "two that as many statements name": [
    [about(`${ledger}/*`), about(typo)],
    [ledger, typo],
  ],
  "one beside a sample that is left over": [
    [about("arn:aws:s3:::amzn-s3-demo-bucket/*"), about("arn:aws:s3:::amzn-s3-demo-bucket"), about(ledger)],
    [ledger],
  ],
  "a sample": [[about("arn:aws:s3:::DOC-EXAMPLE-BUCKET/*")], ["arn:aws:s3:::DOC-EXAMPLE-BUCKET"]],
  "none but patterns": [[about("arn:aws:s3:::*"), about("*")], []],
};

describe("the bucket that a policy is of", () => {
  for (const [situation, [statements, own]] of Object.entries(cases))
    it(`is one of ${JSON.stringify(own)}: ${situation}`, () => {
      const policy = policyOf({ Statement: statements }, "s3-bucket-policy");
      assert.deepEqual(ownBucketArnsIn(policy), own);
    });

  it("is that of its set, however seldom it is named", () => {
    const text = JSON.stringify({ Statement: [about(ledger), about(ledger), about(typo)] });
    const policy = readInSet({ uri: "policy", kind: "s3-bucket-policy", text }, [], {
      name: "declared",
      bucket: "legder",
    });
    assert.deepEqual(bucketArnsIn(policy), [ledger, typo]);
    assert.deepEqual(ownBucketArnsIn(policy), [typo]);
  });

  it("is the one that uploads are asked about, a slip in an Allow being a fault of its own", () => {
    const denies = [missingHeader, wrongAlgorithm, wrongKey];
    const document = { Version: "2012-10-17", Statement: [...denies, about(`${typo}/*`)] };
    const { rows } = uploadsOf(policyOf(document, "s3-bucket-policy"));
    const open = rows.filter(({ verdict }) => verdict === "open");
    assert.deepEqual(
      open.map(({ row, witness }) => [row, witness?.resource]),
      [["kms-right-key", `${ledger}/example.txt`]],
    );
    const { findings = [] } = analyze({ text: JSON.stringify(document), fileName: "" }) ?? {};
    const faults = findings.filter(({ severity }) => severity === "error" || severity === "warning");
    assert.deepEqual(
      faults.map(({ rule }) => rule),
      ["arn/several-buckets"],
    );
  });
});
