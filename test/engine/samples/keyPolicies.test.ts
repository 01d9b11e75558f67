import assert from "node:assert/strict";
import { analyze } from "../../../server/src/engine/engine.ts";
import { goodKeyPolicies } from "./keyPolicies.ts";

describe("a key policy that is as it should be", () => {
  for (const [situation, policy] of Object.entries(goodKeyPolicies))
    it(`has neither errors nor warnings: ${situation}`, () => {
      const text = JSON.stringify(policy, undefined, 2);
      const analysis = analyze({ text, fileName: "policy.json" });
      assert.equal(analysis?.kind, "kms-key-policy");
      const faults = analysis.findings.filter(
        ({ severity }) => severity === "error" || severity === "warning",
      );
      assert.deepEqual(
        faults.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
});
