import assert from "node:assert/strict";
import {
  noSurroundings,
  type DefaultEncryption,
  type Surroundings,
} from "../../../../server/src/engine/policy/surroundings.ts";
import { wantedVerdict } from "../../../../server/src/engine/prove/uploads/wanted.ts";
import { rightKey } from "../../../support/uploadDenies.ts";

const lax: Surroundings = { ...noSurroundings, profile: "defaultEncryption" };
const byRightKey: DefaultEncryption = { algorithm: "aws:kms", keyId: rightKey };
const by = (keyId: string): DefaultEncryption => ({ algorithm: "aws:kms", keyId });
const byOtherKey = by(rightKey.replace("0d99", "1d99"));
const byDsse: DefaultEncryption = { algorithm: "aws:kms:dsse", keyId: rightKey };
const sseWithKey: DefaultEncryption = { algorithm: "AES256", keyId: rightKey };
const alias = rightKey.replace(/key\/.*/, "alias/ledger");
const foreignAlias = alias.replace("111122223333", "444455556666");
const rightId = rightKey.slice(-36);
const otherId = rightId.replace("0d99", "1d99");

describe("what is wanted of uploads", () => {
  for (const [situation, row, surroundings, byDefault, wanted] of [
    ["no header, strictly", "no-header", noSurroundings, byRightKey, "closed"],
    ["no header where the default is right", "no-header", lax, byRightKey, undefined],
    ["no header where the default is not known", "no-header", lax, undefined, undefined],
    ["no header where the default is another key", "no-header", lax, byOtherKey, "closed"],
    ["no header where the default is AES256", "no-header", lax, { algorithm: "AES256" }, "closed"],
    ["no header where the default is AES256 with a key", "no-header", lax, sseWithKey, "closed"],
    ["no header where the default is aws/s3", "no-header", lax, by("alias/aws/s3"), "closed"],
    ["no header where the default is an alias", "no-header", lax, by("alias/ledger"), undefined],
    ["no header where the default is an alias of the account", "no-header", lax, by(alias), undefined],
    ["no header where the default is another's alias", "no-header", lax, by(foreignAlias), "closed"],
    ["no header where the default is the key's id", "no-header", lax, by(rightId), undefined],
    ["no header where the default is another id", "no-header", lax, by(otherId), "closed"],
    ["no header where the default is DSSE", "no-header", lax, byDsse, undefined],
    ["no header where that is refused", "no-header", { ...lax, allowDsse: false }, byDsse, "closed"],
    ["DSSE", "dsse-right-key", noSurroundings, undefined, undefined],
    ["DSSE where it is refused", "dsse-right-key", { ...lax, allowDsse: false }, undefined, "closed"],
    ["the right key", "kms-right-key", lax, undefined, "open"],
    ["another algorithm", "aes256", lax, byRightKey, "closed"],
    ["the right key by alias", "kms-right-key-alias", noSurroundings, undefined, undefined],
  ] as const)
    it(`is ${wanted ?? "either"} for ${situation}`, () => {
      assert.equal(wantedVerdict(row, surroundings, [rightKey], byDefault), wanted);
    });

  it("is either for no header where the default fits the pattern that is right", () => {
    const [pattern] = [rightKey.replace(/key\/.*/, "key/*")];
    assert.equal(wantedVerdict("no-header", lax, [pattern], byRightKey), undefined);
    assert.equal(wantedVerdict("no-header", lax, [pattern], by(foreignAlias)), "closed");
  });
});
