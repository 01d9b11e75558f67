import assert from "node:assert/strict";
import fc from "fast-check";
import { decideKey } from "../../../server/src/engine/decision/decide.ts";
import { flowchartOf } from "../../../server/src/engine/decision/flowchart.ts";
import { accessibleHead, mermaidText } from "../../../server/src/engine/decision/mermaid.ts";
import { encryptionSequences } from "../../../server/src/engine/decision/sequence.ts";
import { allAnswers } from "./answers.ts";

function takenIn(flowchart: string): readonly string[] {
  return (/^ {2}class (\S+) taken$/m.exec(flowchart)?.[1] ?? "").split(",");
}

/** The nodes that marked edges join. */
function joinedIn(flowchart: string): readonly string[] {
  const edges = [...flowchart.matchAll(/^ {2}(\S+) --> (\S+)$/gm)];
  const marked = /^ {2}linkStyle (\S+) /m.exec(flowchart)?.[1]?.split(",") ?? [];
  const ends = marked.flatMap((index) => edges[Number(index)]?.slice(1) ?? []);
  return [...new Set(ends)];
}

describe("the flowchart", () => {
  for (const answers of allAnswers)
    it(`marks the path for ${Object.values(answers).join(", ")}`, () => {
      const { path, outcome } = decideKey(answers);
      const chart = flowchartOf(answers);
      const steps = path.flatMap(({ question, answer }) => [question, `${question}-${answer ?? ""}`]);
      assert.deepEqual(takenIn(chart), ["start", ...steps, outcome]);
      assert.deepEqual(joinedIn(chart), takenIn(chart));
    });

  it("marks the way to the open question", () => {
    assert.deepEqual(takenIn(flowchartOf({})), ["start", "cross-account"]);
    assert.deepEqual(takenIn(flowchartOf({ "cross-account": "no" })), [
      "start",
      "cross-account",
      "cross-account-no",
      "compliance",
    ]);
  });

  it("says the path in words", () => {
    const said = /accDescr: (.*)/.exec(flowchartOf({ "cross-account": "yes" }))?.[1];
    assert.equal(said, "Cross-account access to the data? Yes. Outcome: Customer managed key.");
  });
});

describe("text in diagrams", () => {
  it("cannot end its quotes, its line or be taken for markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.doesNotMatch(mermaidText(text), /["<>`[\]{}|\r\n\\&*_%]/);
        assert.equal(accessibleHead(text, text).join("\n").split("\n").length, 2);
      }),
    );
    assert.equal(mermaidText('a "b" #1; <i>'), "a #34;b#34; #35;1#59; #60;i#62;");
  });
});

describe("the sequences", () => {
  it("say in words what they draw", () => {
    assert.deepEqual(
      encryptionSequences.map(({ id }) => id),
      ["without-bucket-key", "with-bucket-key"],
    );
    for (const { mermaid, steps } of encryptionSequences) {
      assert.equal([...mermaid.matchAll(/^ {2}(?:\w+-?->>|Note over \w+:)/gm)].length, steps.length);
      // A semicolon or a number sign would end the line for mermaid.
      assert.doesNotMatch(mermaid, /[;#]/);
    }
  });
});
