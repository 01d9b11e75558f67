import assert from "node:assert/strict";
import fc from "fast-check";
import { distanceBetween, nearest } from "../../../server/src/engine/catalog/nearest.ts";

describe("catalog/nearest", () => {
  const names = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"];
  const cases: Readonly<Record<string, string | undefined>> = {
    "kms:Decypt": "kms:Decrypt",
    "kms:Dercypt": "kms:Decrypt",
    "KMS:DESCRIBEKEYS": "kms:DescribeKey",
    "kms:GenrateDataKeys": "kms:GenerateDataKey",
    "kms:encrypt": "kms:Encrypt",
    "kms:Xecrypt": "kms:Decrypt",
    "kms:Something": undefined,
    k: undefined,
    "": undefined,
  };
  for (const [name, expected] of Object.entries(cases))
    it(`of ${JSON.stringify(name)} is ${expected ?? "nothing"}`, () => {
      assert.equal(nearest(name, names), expected);
    });

  const operators = ["StringEquals", "StringEqualsIgnoreCase", "DateLessThan", "DateLessThanEquals", "Bool"];
  const keys = ["kms:GenerateMac", "kms:GenerateDataKey", "kms:GenerateDataKeyPair", "kms:DataOrigin"];
  const unfinished: readonly (readonly [name: string, names: readonly string[], expected?: string])[] = [
    ["StringEqualsI", operators, "StringEqualsIgnoreCase"],
    ["DateLessThanE", operators, "DateLessThanEquals"],
    ["stringequals", operators, "StringEquals"],
    ["DateLessTha", operators, "DateLessThan"],
    ["kms:GenerateDa", keys],
    ["kms:GenerateDat", keys],
    ["kms:GenerateDataKeyPai", keys, "kms:GenerateDataKeyPair"],
    ["kms:GenerateDataKeyX", keys, "kms:GenerateDataKey"],
  ];
  for (const [name, known, expected] of unfinished)
    it(`takes ${name} for the beginning of ${expected ?? "several names"}`, () => {
      assert.equal(nearest(name, known), expected);
    });

  it("gives nothing when two are equally near", () => {
    assert.equal(nearest("kms:Gets", ["kms:GetA", "kms:GetB"]), undefined);
  });

  it("does not compare texts that are no names", () => {
    assert.equal(nearest("x".repeat(1_000_000), ["x".repeat(1_000_000)]), undefined);
  });

  it("counts slips the same in both directions, and none between equals", () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(distanceBetween(a, b), distanceBetween(b, a));
        assert.equal(distanceBetween(a, b) === 0, a === b);
      }),
    );
  });
});
