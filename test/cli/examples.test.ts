import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { latchkey } from "./fakeWorld.ts";
import { readReport } from "./report.ts";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

/** The errors and warnings that each example is there to show. Those of the guide but its placeholder have none. */
const faults: Readonly<Record<string, readonly string[]>> = {
  "bucket-encryption.json": [],
  "bucket-policy.json": [],
  "bucket-policy-with-placeholder.json": ["arn/placeholder", "s3/right-upload-denied"],
  "key-policy.json": [],
  "faulty/administrator-can-decrypt.key-policy.json": ["kms/administrator-can-decrypt"],
  "faulty/merged-deny.bucket-policy.json": ["s3/merged-deny"],
  "faulty/missing-denies.bucket-policy.json": [
    "s3/missing-header-allowed",
    "s3/wrong-algorithm-allowed",
    "s3/wrong-key-allowed",
  ],
};

describe("the examples", () => {
  it("are all listed here", () => {
    const files = readdirSync(examples, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".json"));
    assert.deepEqual(files.sort(), Object.keys(faults).sort());
  });

  for (const [file, rules] of Object.entries(faults)) {
    it(`${file} shows ${rules.join(", ") || "no error and no warning"}`, async () => {
      const { stdout } = await latchkey(["lint", "--format", "json", examples + file]);
      const { documents, findings } = readReport(stdout);
      assert.equal(documents.length, 1);
      const found = findings.filter(({ severity }) => severity === "error" || severity === "warning");
      const unique = [...new Set(found.map(({ rule }) => rule))].sort();
      assert.deepEqual(
        unique.filter((rule) => rules.includes(rule)),
        [...rules],
      );
      if (rules.length === 0) assert.deepEqual(unique, []);
    });
  }
});
