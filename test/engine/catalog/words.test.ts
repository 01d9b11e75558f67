import assert from "node:assert/strict";
import { actions } from "../../../server/src/engine/catalog/actions.ts";
import { conditionKeys } from "../../../server/src/engine/catalog/conditionKeys.ts";
import words from "../../../server/src/engine/catalog/words.json" with { type: "json" };

const told = [
  ["actions", words.actions, actions],
  ["condition keys", words.conditionKeys, conditionKeys],
] as const;

describe("the catalogue's words", () => {
  for (const [what, texts, entries] of told) {
    it(`tell of all ${what}, and of no others`, () => {
      assert.deepEqual(Object.keys(texts).sort(), entries.map(({ name }) => name).sort());
    });

    it(`tell of ${what} in sentences, of each in its own`, () => {
      const sentences = Object.values(texts);
      assert.deepEqual(
        sentences.filter((text) => !/^[A-Z\d].*\.$/.test(text)),
        [],
      );
      assert.equal(new Set(sentences).size, sentences.length);
    });
  }
});
