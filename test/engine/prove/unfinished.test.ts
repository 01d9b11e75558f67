import assert from "node:assert/strict";
import { readDocument, type Policy } from "../../../server/src/engine/engine.ts";
import { awaitsAllow, awaitsDeny } from "../../../server/src/engine/prove/unfinished.ts";
import { bucketStatement, policyOf } from "../../support/statements.ts";

type Awaited = "Allow" | "Deny";

/** Statements beside one about the bucket "ledger", and of which effects one is awaited of them. */
const cases: Readonly<Record<string, readonly [statement: object, awaited: readonly Awaited[]]>> = {
  "an empty one": [{}, ["Allow", "Deny"]],
  "a Sid alone": [{ Sid: "Later" }, ["Allow", "Deny"]],
  "half an Effect": [bucketStatement({ Effect: "De" }), ["Deny"]],
  "an Allow without a Resource": [bucketStatement({ Resource: undefined }), ["Allow"]],
  "a Deny without an Action": [bucketStatement({ Effect: "Deny", Action: undefined }), ["Deny"]],
  "an empty Principal": [bucketStatement({ Principal: {} }), ["Allow"]],
  "a principal without a name": [bucketStatement({ Principal: { AWS: [""] } }), ["Allow"]],
  "a list with an empty place": [bucketStatement({ Action: ["s3:GetObject", ""] }), ["Allow"]],
  "a Resource that names no bucket yet": [
    bucketStatement({ Effect: "Deny", Resource: "arn:aws:s3:::" }),
    ["Deny"],
  ],
  "half the name of the bucket": [
    bucketStatement({ Effect: "Deny", Resource: "arn:aws:s3:::led" }),
    ["Deny"],
  ],
  "a whole statement": [bucketStatement(), []],
  "an Effect that is misspelt": [bucketStatement({ Effect: "deny" }), []],
  "an element that is misspelt": [bucketStatement({ Resource: undefined, Resources: "*" }), []],
  "an empty Condition": [bucketStatement({ Effect: "Deny", Condition: {} }), []],
  "another bucket": [bucketStatement({ Effect: "Deny", Resource: "arn:aws:s3:::lake" }), []],
  "objects of a bucket with such a name": [
    bucketStatement({ Effect: "Deny", Resource: ["arn:aws:s3:::led", "arn:aws:s3:::led/*"] }),
    [],
  ],
};

describe("prove/unfinished", () => {
  for (const [situation, [statement, awaited]] of Object.entries(cases))
    it(`awaits ${awaited.join(" or ") || "nothing"} of ${situation}`, () => {
      const policy = read(policyOf(bucketStatement(), statement));
      assert.deepEqual(
        [...(awaitsAllow(policy) ? ["Allow"] : []), ...(awaitsDeny(policy) ? ["Deny"] : [])],
        awaited,
      );
    });
});

function read(document: object): Policy {
  const policy = readDocument({ text: JSON.stringify(document), fileName: "", kind: "s3-bucket-policy" });
  assert(policy !== undefined);
  return policy;
}
