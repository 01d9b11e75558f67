import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../server/src/engine/engine.ts";
import { differenceOf } from "../../server/src/lsp/difference.ts";

/** Alphabets in which neighbours are easily torn apart. */
const text = fc.array(fc.constantFrom("a", "b", "\r\n", "\r", "\n", "💠", "💡", "🀄"), { maxLength: 12 });

describe("differenceOf", () => {
  it("leads from one text to the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = differenceOf(before.join(""), after.join(""));
        assert.equal(applyEdits(before.join(""), [edit]), after.join(""));
      }),
    );
  });

  it("tears neither a surrogate pair nor a CRLF apart", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = differenceOf(before.join(""), after.join(""));
        for (const offset of [edit.start, edit.end]) {
          const around = before.join("").slice(Math.max(0, offset - 1), offset + 1);
          assert(
            offset === 0 || !/^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(around),
            JSON.stringify(around),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  for (const [name, before, after, edit] of [
    ["an insertion", "ab", "axb", { start: 1, end: 1, text: "x" }],
    ["a removal", "axb", "ab", { start: 1, end: 2, text: "" }],
    ["a repetition", "aa", "aaa", { start: 2, end: 2, text: "a" }],
    ["a new line end", "a\nb", "a\r\nb", { start: 1, end: 2, text: "\r\n" }],
    ["nothing", "same", "same", { start: 4, end: 4, text: "" }],
  ] as const) {
    it(`is small for ${name}`, () => {
      assert.deepEqual(differenceOf(before, after), edit);
    });
  }
});
