import assert from "node:assert/strict";
import { flowchartOf } from "../../server/src/engine/decision/flowchart.ts";
import { decisionQuestionIds } from "../../server/src/engine/decision/questions.ts";
import { allAnswers } from "../engine/decision/answers.ts";
import { latchkey } from "./fakeWorld.ts";

interface DecideReport {
  readonly outcome?: string;
  readonly next?: string;
  readonly path: readonly { readonly question: string }[];
  readonly reasons: readonly string[];
}

async function outcomeOf(...args: readonly string[]): Promise<readonly [number, DecideReport]> {
  const { exitCode, stdout } = await latchkey(["decide", "--format", "json", ...args]);
  return [exitCode, JSON.parse(stdout) as DecideReport];
}

describe("latchkey decide", () => {
  it("decides all sixteen answers", async () => {
    for (const answers of allAnswers) {
      const args = Object.entries(answers).flatMap(([id, answer]) => [`--${id}`, answer]);
      const [exitCode, { outcome, path, reasons }] = await outcomeOf(...args);
      const isOwn = Object.values(answers).includes("yes");
      assert.deepEqual([exitCode, outcome], [0, isOwn ? "customer-managed-key" : "aws-managed-key"]);
      assert.equal(reasons.length, path.length);
    }
  });

  it("ends with 1 and names the open question", async () => {
    const [exitCode, { outcome, next }] = await outcomeOf("--cross-account", "no");
    assert.deepEqual([exitCode, outcome, next], [1, undefined, "compliance"]);
    const { stdout } = await latchkey(["decide", "--cross-account", "no"]);
    assert.match(stdout, /--compliance yes\|no\n$/);
  });

  it("prints the flowchart of the answers", async () => {
    const { stdout } = await latchkey(["decide", "--compliance", "no", "--format", "mermaid"]);
    assert.equal(stdout, flowchartOf({ compliance: "no" }));
  });

  it("asks at a terminal what no option answers, again where the answer is none", async () => {
    const typed = ["n", "perhaps", " NO ", "yes"];
    const { exitCode, stdout } = await latchkey(["decide", "--cross-account", "no"], { typed });
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Customer managed key\n/);
    assert.match(stdout, /Region\? yes\n/);
  });

  it("leaves the rest open when the input ends", async () => {
    const { exitCode, stdout } = await latchkey(["decide"], { typed: ["no"] });
    assert.deepEqual([exitCode, stdout.includes("--compliance yes|no")], [1, true]);
  });

  it("takes no operands and no other answers", async () => {
    assert.equal((await latchkey(["decide", "now"])).exitCode, 2);
    for (const id of decisionQuestionIds)
      assert.match((await latchkey(["decide", `--${id}`, "maybe"])).stderr, /cannot be "maybe"/);
  });
});
