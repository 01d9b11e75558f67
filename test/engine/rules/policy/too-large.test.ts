import assert from "node:assert/strict";
import { lint } from "../../../../server/src/engine/lint/lint.ts";
import { readPolicy } from "../../../../server/src/engine/policy/readPolicy.ts";
import { tooLarge } from "../../../../server/src/engine/rules/policy/too-large.ts";
import { parseTree } from "../../../../server/src/engine/tree/parse.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";

// No table of the rule tester: that reads every prefix of a text, and these are long.

/** A policy on one line whose Id makes it that many bytes long. */
function policyOfSize(bytes: number, statement: object, letter = "x"): string {
  const textWith = (id: string): string => JSON.stringify({ Id: id, ...policyOf(statement) });
  const room = bytes - Buffer.byteLength(textWith(""));
  return textWith(letter.repeat(Math.ceil(room / Buffer.byteLength(letter))));
}

function findingsOf(text: string, kind: "kms-key-policy" | "s3-bucket-policy"): readonly string[] {
  return lint(readPolicy(parseTree(text), kind), [tooLarge]).map(
    ({ start, end, severity, message }) => `${text.slice(start, end)} ${severity}: ${message}`,
  );
}

describe("policy/too-large", () => {
  const advice =
    "Join statements, use patterns, or move what belongs to the callers into their IAM policies.";

  it("passes: policies of just the size that is allowed", () => {
    assert.deepEqual(findingsOf(policyOfSize(20_480, bucketStatement()), "s3-bucket-policy"), []);
    assert.deepEqual(findingsOf(policyOfSize(32_768, keyStatement()), "kms-key-policy"), []);
  });

  it("passes: a small policy of characters that take several bytes", () => {
    assert.deepEqual(findingsOf(policyOfSize(20_000, bucketStatement(), "ü"), "s3-bucket-policy"), []);
  });

  it("passes: what is no policy yet", () => {
    assert.deepEqual(findingsOf(" ".repeat(40_000), "s3-bucket-policy"), []);
    assert.deepEqual(findingsOf(`{ "Statement": ${" ".repeat(40_000)}`, "s3-bucket-policy"), []);
  });

  it("fails: a byte more", () => {
    assert.deepEqual(findingsOf(policyOfSize(20_481, bucketStatement()), "s3-bucket-policy"), [
      `{ error: This policy has 20481 bytes without its blanks, and S3 takes at most 20480 bytes. ${advice}`,
    ]);
    assert.deepEqual(findingsOf(policyOfSize(32_769, keyStatement()), "kms-key-policy"), [
      `{ error: This policy has 32769 bytes without its blanks, and KMS takes at most 32768 bytes. ${advice}`,
    ]);
  });

  for (const letter of ["ü", "–", "🔑"])
    it(`fails: too many bytes in fewer characters, ${letter}`, () => {
      const text = policyOfSize(21_000, bucketStatement(), letter);
      assert(text.length < 20_480);
      const size = String(Buffer.byteLength(text));
      assert.deepEqual(findingsOf(text, "s3-bucket-policy"), [
        `{ error: This policy has ${size} bytes without its blanks, and S3 takes at most 20480 bytes. ${advice}`,
      ]);
    });

  it("fails: too large with its blanks alone", () => {
    const text = policyOfSize(1_000, bucketStatement({ Sid: "a b\\" })).replace(
      "{",
      `{${" ".repeat(20_000)}`,
    );
    assert.deepEqual(findingsOf(text, "s3-bucket-policy"), [
      "{ warning: This policy has 21000 bytes, and S3 takes at most 20480 bytes. Without the blanks between its parts it has 1000 bytes: save it in that form if this one is refused.",
    ]);
  });
});
