import assert from "node:assert/strict";
import { rules, type DocumentKind } from "../../../server/src/engine/engine.ts";
import { lint } from "../../../server/src/engine/lint/lint.ts";
import { readInSet } from "../../support/documentSet.ts";
import { bucketNearMisses } from "./nearMisses/bucketPolicies.ts";
import { keyNearMisses } from "./nearMisses/keyPolicies.ts";
import type { NearMiss } from "./nearMisses/nearMiss.ts";

/** Which rules find something in a document, beside what else belongs to its set. */
function rulesOf(kind: DocumentKind, policy: object, { encryption, declared }: NearMiss): readonly string[] {
  const others =
    encryption === undefined
      ? []
      : [{ uri: "encryption", kind: "s3-bucket-encryption" as const, text: JSON.stringify(encryption) }];
  const document = { uri: "policy", kind, text: JSON.stringify(policy, undefined, 2) };
  return lint(readInSet(document, others, declared), rules).map(({ rule }) => rule);
}

function testNearMisses(kind: DocumentKind, scope: string, table: Readonly<Record<string, NearMiss>>): void {
  describe(`every rule about a ${kind}`, () => {
    it("has its near miss here", () => {
      const ids = rules.filter(({ id, kinds }) => id.startsWith(scope) && kinds[0] === kind);
      assert.deepEqual(Object.keys(table).sort(), ids.map(({ id }) => id).sort());
    });
    for (const [id, miss] of Object.entries(table)) {
      it(`${id} finds what it is about`, () => {
        assert(rulesOf(kind, miss.fires, miss).includes(id));
      });
      it(`${id} spares a near miss`, () => {
        assert(!rulesOf(kind, miss.spares, miss).includes(id));
      });
    }
  });
}

testNearMisses("s3-bucket-policy", "s3/", bucketNearMisses);
testNearMisses("kms-key-policy", "kms/", keyNearMisses);
