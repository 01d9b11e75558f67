import assert from "node:assert/strict";
import type { DocumentKind } from "../../../server/src/engine/engine.ts";
import { codeLensesOf } from "../../../server/src/engine/features/codeLens.ts";
import { bucketStatement, keyStatement } from "../../support/statements.ts";
import { missingHeader, wrongAlgorithm, wrongKey } from "../../support/uploadDenies.ts";
import { read } from "./read.ts";

const administrator = keyStatement({ Action: ["kms:PutKeyPolicy", "kms:DescribeKey"] });
const user = keyStatement({
  Principal: { AWS: "arn:aws:iam::123456789012:role/Reader" },
  Action: "kms:Decrypt",
});
const root = keyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*" });

const titles: readonly (readonly [string, DocumentKind, readonly object[], string])[] = [
  [
    "three denies",
    "s3-bucket-policy",
    [missingHeader, wrongAlgorithm, wrongKey],
    "Uploads: 7 closed · 1 open · 2 depends",
  ],
  ["no deny at all", "s3-bucket-policy", [bucketStatement()], "Uploads: 7 open"],
  ["no statement", "s3-bucket-policy", [], "Uploads: 7 open"],
  ["separate duties", "kms-key-policy", [administrator, user], "1 administrator · 1 user · separation holds"],
  [
    "the account's delegation besides, which counts for neither",
    "kms-key-policy",
    [root, administrator, user],
    "1 administrator · 1 user · separation holds",
  ],
  [
    "one who does both",
    "kms-key-policy",
    [administrator, keyStatement({ Action: "kms:Decrypt" })],
    "1 administrator · 1 user · separation broken",
  ],
  ["nobody", "kms-key-policy", [], "0 administrators · 0 users · separation holds"],
];

describe("code lens", () => {
  for (const [name, kind, statements, title] of titles) {
    it(`sums up ${name}`, () => {
      assert.equal(codeLensesOf(read(statements, kind))[0]?.title, title);
    });
  }

  it("stands above the statements", () => {
    const policy = read('{ "Statement": [] }', "s3-bucket-policy");
    const lenses = codeLensesOf(policy);
    assert.deepEqual(
      lenses.map(({ at }) => at),
      lenses.map(() => policy.root?.properties[0]?.name),
    );
    assert.deepEqual(
      lenses.map(({ opens }) => opens),
      ["access", "setup"],
    );
  });

  it("leads from default encryption to the choice of a key", () => {
    const policy = read('{ "Rules": [] }', "s3-bucket-encryption");
    assert.deepEqual(codeLensesOf(policy), [
      {
        at: policy.root?.properties[0]?.name,
        title: "Which key does this bucket need?",
        opens: "decision",
      },
    ]);
  });

  for (const [name, kind, text] of [
    ["while the text has syntax errors", "kms-key-policy", '{ "Statement": [ }'],
    ["while a member stands twice", "kms-key-policy", '{ "Version": "", "Version": "", "Statement": [] }'],
    ["without statements", "kms-key-policy", '{ "Version": "2012-10-17" }'],
    ["on an encryption document without rules", "s3-bucket-encryption", '{ "Statement": [] }'],
    ["on an encryption document with syntax errors", "s3-bucket-encryption", '{ "Rules": [ }'],
  ] as const) {
    it(`is not there ${name}`, () => {
      assert.deepEqual(codeLensesOf(read(text, kind)), []);
    });
  }
});
