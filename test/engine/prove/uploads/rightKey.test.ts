import assert from "node:assert/strict";
import { uploadsOf } from "../../../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../../../support/policies.ts";
import { keyId, missingHeader, rightKey, uploadDeny, wrongAlgorithm } from "../../../support/uploadDenies.ts";
import { check, rowsOf, type Case } from "./check.ts";

const otherKey = rightKey.replace("0d990263", "ffffffff");

describe("uploadsOf: the right key", () => {
  const strict = (value: string | readonly string[], operator = "ArnNotEquals"): readonly object[] => [
    wrongAlgorithm,
    uploadDeny({ [operator]: { [keyId]: value } }),
  ];
  const alias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
  const cases: Readonly<Record<string, Case & { readonly rightKeys: readonly string[] }>> = {
    "pinned as a text": {
      deny: strict(rightKey, "StringNotEquals"),
      rightKeys: [rightKey],
      rows: { "kms-right-key": "open", "kms-other-key-same-account": "closed by 1" },
    },
    "pinned in any case, and written in another": {
      deny: strict(rightKey.toUpperCase(), "StringNotEqualsIgnoreCase"),
      rightKeys: [rightKey],
      rows: {
        "kms-right-key": "open",
        "kms-other-key-same-account": "closed by 1",
        "kms-other-key-other-account": "closed by 1",
        "kms-no-key-id": "closed by 1",
      },
    },
    "one of two that are pinned together": {
      deny: strict([rightKey, otherKey]),
      rightKeys: [rightKey, otherKey],
      rows: { "kms-right-key": "open", "kms-other-key-same-account": "closed by 1" },
    },
    "two that exclude each other": {
      deny: [...strict(rightKey), ...strict(otherKey).slice(1)],
      rightKeys: [rightKey, otherKey],
      rows: { "kms-right-key": "closed by 1 2" },
    },
    "pinned for any Region": {
      deny: strict(rightKey.replace("eu-west-1", "*"), "ArnNotLike"),
      rightKeys: [rightKey.replace("eu-west-1", "*")],
      rows: { "kms-right-key": "open", "kms-other-key-same-account": "closed by 1" },
    },
    "any of an account, which pins no one key": {
      deny: strict("arn:aws:kms:*:111122223333:key/*", "ArnNotLike"),
      rightKeys: ["arn:aws:kms:*:111122223333:key/*"],
      rows: {
        "kms-right-key": "open",
        "kms-other-key-same-account": "open",
        "kms-other-key-other-account": "closed by 1",
      },
    },
    "any of an account, with a wildcard that is none": {
      deny: strict("arn:aws:kms:*:111122223333:key/*", "StringNotEquals"),
      rightKeys: ["arn:aws:kms:*:111122223333:key/*"],
      rows: { "kms-right-key": "closed by 1" },
    },
    "an alias, which no full key ARN is": {
      deny: strict(alias),
      rightKeys: [alias],
      rows: { "kms-right-key": "closed by 1", "kms-right-key-alias": "depends" },
    },
    "a bare id": {
      deny: strict("0d990263-018e-4e65-a703-eff731de951e", "StringNotEquals"),
      rightKeys: ["0d990263-018e-4e65-a703-eff731de951e"],
      rows: { "kms-right-key": "closed by 1", "kms-right-key-id": "depends" },
    },
    "by its id, behind whatever stands before it": {
      deny: strict("*/0d990263-018e-4e65-a703-eff731de951e", "StringNotLike"),
      rightKeys: ["*/0d990263-018e-4e65-a703-eff731de951e"],
      rows: {
        "kms-right-key": "open",
        "kms-right-key-id": "depends",
        "kms-other-key-same-account": "closed by 1",
        "kms-other-key-other-account": "closed by 1",
        "kms-no-key-id": "closed by 1",
      },
    },
    "by its id, with a wildcard that is none": {
      deny: strict("*/0d990263-018e-4e65-a703-eff731de951e", "StringNotEquals"),
      rightKeys: ["*/0d990263-018e-4e65-a703-eff731de951e"],
      rows: { "kms-right-key": "closed by 1", "kms-right-key-id": "closed by 1" },
    },
    "whole, beside a wildcard, which is no bare id": {
      deny: strict([rightKey, "*"], "StringNotEquals"),
      rightKeys: [rightKey, "*"],
      rows: { "kms-right-key": "open", "kms-right-key-id": "depends" },
    },
    "not the default key of another partition": {
      deny: [wrongAlgorithm],
      options: {
        defaultEncryption: { algorithm: "aws:kms", keyId: rightKey.replace("arn:aws:", "arn:aws-cn:") },
      },
      rightKeys: [],
      rows: {},
    },
    "a placeholder": {
      deny: strict("arn:aws:kms:eu-west-1:111122223333:key/<your-key-id>"),
      rightKeys: ["arn:aws:kms:eu-west-1:111122223333:key/<your-key-id>"],
      rows: { "kms-right-key": "closed by 1" },
    },
    "a key of another partition than the bucket": {
      deny: strict(rightKey.replace("arn:aws:", "arn:aws-cn:")),
      rightKeys: [rightKey.replace("arn:aws:", "arn:aws-cn:")],
      rows: { "kms-right-key": "closed by 1" },
    },
    "named by an Allow only": {
      deny: [uploadDeny({ StringEquals: { [keyId]: rightKey } }, { Effect: "Allow" })],
      rightKeys: [rightKey],
      rows: { "kms-right-key": "open", "kms-other-key-same-account": "open" },
    },
    "that of the bucket's default encryption where the policy pins none": {
      deny: [wrongAlgorithm],
      options: { defaultEncryption: { algorithm: "aws:kms", keyId: rightKey } },
      rightKeys: [rightKey],
      rows: { "kms-right-key": "open" },
    },
    "that of the question, though the policy pins another": {
      deny: strict(rightKey),
      options: { rightKey: otherKey },
      rightKeys: [otherKey],
      rows: { "kms-right-key": "closed by 1", "kms-other-key-same-account": "open" },
    },
  };
  for (const [situation, each] of Object.entries(cases))
    it(`is ${situation}`, () => {
      check(each);
      const policy = policyOf({ Version: "2012-10-17", Statement: each.deny }, "s3-bucket-policy");
      assert.deepEqual(uploadsOf(policy, each.options).rightKeys, each.rightKeys);
    });

  it("has no rows where there is none", () => {
    const rows = rowsOf([missingHeader]).map(({ row }) => row);
    assert.equal(rows.filter((row) => row.startsWith("kms-right-key")).length, 0);
    assert(rows.includes("dsse-right-key"));
  });
});
