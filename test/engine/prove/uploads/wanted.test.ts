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
const byOtherKey: DefaultEncryption = { algorithm: "aws:kms", keyId: rightKey.replace("0d99", "1d99") };

describe("what is wanted of uploads", () => {
  for (const [situation, row, surroundings, byDefault, wanted] of [
    ["no header, strictly", "no-header", noSurroundings, byRightKey, "closed"],
    ["no header where the default is right", "no-header", lax, byRightKey, undefined],
    ["no header where the default is not known", "no-header", lax, undefined, undefined],
    ["no header where the default is another key", "no-header", lax, byOtherKey, "closed"],
    ["no header where the default is AES256", "no-header", lax, { algorithm: "AES256" }, "closed"],
    ["DSSE", "dsse-right-key", noSurroundings, undefined, undefined],
    ["DSSE where it is refused", "dsse-right-key", { ...lax, allowDsse: false }, undefined, "closed"],
    ["the right key", "kms-right-key", lax, undefined, "open"],
    ["another algorithm", "aes256", lax, byRightKey, "closed"],
    ["the right key by alias", "kms-right-key-alias", noSurroundings, undefined, undefined],
  ] as const)
    it(`is ${wanted ?? "either"} for ${situation}`, () => {
      assert.equal(wantedVerdict(row, surroundings, [rightKey], byDefault), wanted);
    });
});
