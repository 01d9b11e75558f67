import assert from "node:assert/strict";
import { table } from "../../server/src/cli/reporters/table.ts";

const marked = (style: string, text: string): string => `<${style}>${text}</>`;

describe("table", () => {
  it("puts the cells of a column below each other, painted without the blanks", () => {
    const rows = [
      [{ text: "a" }, { text: "long", style: "red" as const }, { text: "x" }],
      [{ text: "bcd" }, { text: "s", style: "red" as const }, { text: "y" }],
    ];
    assert.deepEqual(table(rows, marked), ["a    <red>long</>  x", "bcd  <red>s</>     y"]);
  });

  it("leaves no blanks at the end, nor paints nothing", () => {
    const rows = [
      [{ text: "a" }, { text: "", style: "gray" as const }],
      [{ text: "b" }, { text: "c" }],
    ];
    assert.deepEqual(table(rows, marked), ["a", "b  c"]);
  });

  it("shows what would steer the terminal as a character", () => {
    assert.deepEqual(table([[{ text: "a\u001B[2J" }]], marked), ["a\uFFFD[2J"]);
  });
});
