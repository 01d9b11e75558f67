import assert from "node:assert/strict";
import { excerpt } from "../../server/src/cli/reporters/excerpt.ts";

/** The excerpt of a line with its marked part between ⟦ and ⟧; without ⟧, the part goes on in the next line. */
function excerptOf(marked: string, line = 6): readonly string[] {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const range = end < 0 ? { line: line + 1, character: 0 } : { line, character: end };
  return excerpt(marked.replace(/[⟦⟧]/g, ""), { start: { line, character: start }, end: range });
}

describe("excerpt", () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "marks a part of a line": ['  "a": ⟦"b"⟧,', ['  7 |   "a": "b",', "             ^^^"]],
    "marks an empty part by one caret": ["ab⟦⟧c", ["  7 | abc", "        ^"]],
    "marks the rest of the line where the part goes on": ["a⟦bc", ["  7 | abc", "       ^^"]],
    "puts blanks in the place of tabs": ["\t\t⟦a⟧", ["  7 |     a", "          ^"]],
    "counts a pair of units as one character": ["🔑 ⟦a⟧", ["  7 | 🔑 a", "        ^"]],
    "shows nothing that steers a terminal": [
      "\u001b[31m⟦a\u202e⟧",
      ["  7 | \uFFFD[31ma\uFFFD", "           ^^"],
    ],
  };
  for (const [title, [marked, lines]] of Object.entries(cases))
    it(title, () => {
      assert.deepEqual(excerptOf(marked), lines);
    });

  it("cuts a long line around the marked part", () => {
    const [shown = "", carets = ""] = excerptOf(`${"x".repeat(500)}⟦"marked"⟧${"y".repeat(500)}`);
    assert.ok(shown.length < 120);
    assert.match(shown, /\| …x+"marked"y+…$/);
    assert.equal(shown.indexOf('"marked"'), carets.indexOf("^^^^^^^^"));
  });
});
