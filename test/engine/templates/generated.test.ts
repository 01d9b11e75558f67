import assert from "node:assert/strict";
import fc from "fast-check";
import { analyze, type DocumentKind, type Finding } from "../../../server/src/engine/engine.ts";
import type { Answers } from "../../../server/src/engine/templates/question.ts";
import { generate, validateAnswer, wizardOf } from "../../../server/src/engine/templates/wizard.ts";
import { bucketAnswers, keyPolicyAnswers } from "./arbitraries.ts";

/** The findings that a person would have to do something about. */
function faultsOf(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe("generated documents", () => {
  const answersTo: Readonly<Record<DocumentKind, fc.Arbitrary<Answers>>> = {
    "kms-key-policy": keyPolicyAnswers,
    "s3-bucket-policy": bucketAnswers,
    "s3-bucket-encryption": bucketAnswers,
  };
  for (const kind of Object.keys(answersTo) as DocumentKind[]) {
    it(`are a ${kind} without a fault, for any right answers`, () => {
      fc.assert(
        fc.property(answersTo[kind], (answers) => {
          for (const { id } of wizardOf(kind))
            assert.equal(validateAnswer(kind, id, answers[id] ?? "", answers), undefined);
          const analysis = analyze({ text: generate(kind, answers), fileName: "untitled.json" });
          assert.equal(analysis?.kind, kind);
          assert.deepEqual(faultsOf(analysis.findings), []);
        }),
      );
    });
  }
});
