import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { refusedBucketPolicies, refusedKeyPolicies } from "./refusedDocuments.ts";

for (const [service, documents] of Object.entries({ S3: refusedBucketPolicies, KMS: refusedKeyPolicies }))
  describe(`what ${service} refuses to save`, () => {
    for (const [situation, { refusal, kind, text, rule }] of Object.entries(documents))
      it(`is an error before it says "${refusal}": ${situation}`, () => {
        const findings = analyze({ text, fileName: "document.json", kind })?.findings ?? [];
        const errors = findings.filter(({ severity }) => severity === "error");
        assert.ok(
          errors.some((error) => error.rule === rule),
          `${rule} is silent, but ${errors.map((error) => error.rule).join(", ") || "nothing"} speaks`,
        );
      });
  });
