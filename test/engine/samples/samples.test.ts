import assert from "node:assert/strict";
import { analyze, type DocumentKind } from "../../../server/src/engine/engine.ts";
import { bucketPoliciesForReaders } from "./bucketPoliciesForReaders.ts";
import { bucketPoliciesForServices } from "./bucketPoliciesForServices.ts";
import { bucketPoliciesForUploads } from "./bucketPoliciesForUploads.ts";
import { goodEncryptionDocuments } from "./encryptionDocuments.ts";
import { goodKeyPolicies } from "./keyPolicies.ts";
import { keyPoliciesByCondition } from "./keyPoliciesByCondition.ts";
import { keyPoliciesForServices } from "./keyPoliciesForServices.ts";

const samples: Readonly<Record<DocumentKind, Readonly<Record<string, object>>>> = {
  "kms-key-policy": { ...goodKeyPolicies, ...keyPoliciesForServices, ...keyPoliciesByCondition },
  "s3-bucket-policy": {
    ...bucketPoliciesForReaders,
    ...bucketPoliciesForServices,
    ...bucketPoliciesForUploads,
  },
  "s3-bucket-encryption": goodEncryptionDocuments,
};

for (const [kind, documents] of Object.entries(samples))
  describe(`a right ${kind}`, () => {
    for (const [situation, document] of Object.entries(documents))
      it(`has neither errors nor warnings: ${situation}`, () => {
        const analysis = analyze({ text: JSON.stringify(document, undefined, 2), fileName: "document.json" });
        assert.equal(analysis?.kind, kind);
        const faults = analysis.findings.filter(
          ({ severity }) => severity === "error" || severity === "warning",
        );
        assert.deepEqual(
          faults.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });
  });
