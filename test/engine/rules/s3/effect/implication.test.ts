import assert from "node:assert/strict";
import fc from "fast-check";
import { matches } from "../../../../../server/src/engine/evaluate/matches.ts";
import type { Statement } from "../../../../../server/src/engine/policy/policy.ts";
import { implies } from "../../../../../server/src/engine/rules/s3/effect/implication.ts";
import { policyOf as read } from "../../../../support/policies.ts";
import { bucketStatement, policyOf } from "../../../../support/statements.ts";
import { header, missingHeader, uploadDeny, wrongAlgorithm } from "../../../../support/uploadDenies.ts";
import { allRequests, smallStatement } from "../../../prove/smallWorld.ts";

function pairOf(one: object, other: object): readonly [Statement, Statement] {
  const [first, second] = read(policyOf(one, other), "s3-bucket-policy").statements;
  assert(first !== undefined && second !== undefined);
  return [first, second];
}

describe("implies", () => {
  const parts: Readonly<Record<string, readonly [object, object]>> = {
    "an absent header, which is another algorithm": [missingHeader, wrongAlgorithm],
    "a role among everyone": [bucketStatement(), bucketStatement({ Principal: { AWS: "*" } })],
    "an action among a pattern's": [
      bucketStatement(),
      bucketStatement({ Action: ["s3:PutObject", "S3:get*"] }),
    ],
    "a pattern among a wider one's": [
      bucketStatement({ Action: "s3:GetObject*" }),
      bucketStatement({ Action: "s3:Get*" }),
    ],
    "a folder among all objects": [
      bucketStatement({ Resource: "arn:aws:s3:::ledger/in/*" }),
      bucketStatement(),
    ],
    "fewer values that hold": [
      uploadDeny({ StringEquals: { [header]: "AES256" } }),
      uploadDeny({ StringEquals: { [header]: ["aws:kms", "AES256"] } }),
    ],
    "more values that are spared": [
      uploadDeny({ StringNotEquals: { [header]: ["aws:kms", "aws:kms:dsse"] } }),
      wrongAlgorithm,
    ],
    "one condition more": [
      uploadDeny({ Null: { [header]: "true" }, Bool: { "aws:SecureTransport": "true" } }),
      missingHeader,
    ],
  };
  for (const [situation, [one, other]] of Object.entries(parts))
    it(`sees ${situation}, and not the other way round`, () => {
      const [first, second] = pairOf(one, other);
      assert(implies(first, second));
      assert(!implies(second, first));
    });

  it("keeps question marks apart from what a star may stand for", () => {
    const [first, second] = pairOf(
      bucketStatement({ Action: "s3:Get*" }),
      bucketStatement({ Action: "s3:Get?*" }),
    );
    assert(!implies(first, second));
  });

  it("is never wrong about a request of a small world", () => {
    let implications = 0;
    fc.assert(
      fc.property(smallStatement, smallStatement, (one, other) => {
        const policy = read(policyOf(one, other), "s3-bucket-policy");
        const [first, second] = policy.statements;
        if (first === undefined || second === undefined || !implies(first, second)) return;
        implications++;
        for (const request of allRequests)
          if (matches(first, request, policy) === true) assert.equal(matches(second, request, policy), true);
      }),
      { numRuns: 3000 },
    );
    assert(implications > 20, String(implications));
  });
});
