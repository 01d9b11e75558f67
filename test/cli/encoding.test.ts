import assert from "node:assert/strict";
import fc from "fast-check";
import { decode } from "../../server/src/cli/encoding.ts";

describe("decode", () => {
  const text = '{\r\n  "Sid": "Schlüssel 🔑"\n}';
  const encodings: Readonly<Record<string, Buffer>> = {
    "UTF-8": Buffer.from(text),
    "UTF-8 with a byte order mark": Buffer.from(`\uFEFF${text}`),
    "UTF-16 with a byte order mark": Buffer.from(`\uFEFF${text}`, "utf16le"),
  };
  for (const [name, bytes] of Object.entries(encodings)) {
    it(`reads ${name} and writes it again`, () => {
      const decoded = decode(bytes);
      assert.equal(decoded.text, text);
      assert.deepEqual(Buffer.from(decoded.encode(text) ?? []), bytes);
    });
  }

  it("reads what is no text, but does not write it", () => {
    const decoded = decode(Buffer.from([0x7b, 0xff, 0x00, 0x7d]));
    assert.equal(decoded.text, "{\uFFFD\0}");
    assert.equal(decoded.encode(decoded.text), undefined);
  });

  it("gives back any bytes that it is willing to write", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const decoded = decode(bytes);
        const written = decoded.encode(decoded.text);
        if (written !== undefined) assert.deepEqual(Buffer.from(written), Buffer.from(bytes));
      }),
    );
  });
});
