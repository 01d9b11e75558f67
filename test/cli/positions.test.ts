import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Lines } from "../../server/src/cli/positions.ts";

describe("Lines", () => {
  it("counts lines and UTF-16 units from zero", () => {
    const text = 'one\r\ntwo\n"🔑" three\rfour';
    const lines = new Lines(text);
    const start = text.indexOf("three");
    assert.deepEqual(lines.rangeOf({ start, end: text.length }), {
      start: { line: 2, character: 5 },
      end: { line: 3, character: 4 },
    });
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => lines.textOf(line)),
      ["one", "two", '"🔑" three', "four"],
    );
  });

  it("agrees with the language server about every offset", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "🔑", "\t"), maxLength: 30 });
    fc.assert(
      fc.property(texts, (text) => {
        const lines = new Lines(text);
        const document = TextDocument.create("file:///a.json", "json", 0, text);
        for (let offset = 0; offset <= text.length; offset++) {
          const { start } = lines.rangeOf({ start: offset, end: offset });
          // The server never puts a place between the two characters of one line end.
          if (text[offset - 1] === "\r" && text[offset] === "\n") continue;
          assert.deepEqual(start, document.positionAt(offset));
        }
      }),
    );
  });
});
