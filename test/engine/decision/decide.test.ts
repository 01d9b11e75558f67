import assert from "node:assert/strict";
import fc from "fast-check";
import { decideKey, readDecisionAnswers } from "../../../server/src/engine/decision/decide.ts";
import {
  decisionQuestionIds,
  decisionQuestions,
  type DecisionAnswer,
} from "../../../server/src/engine/decision/questions.ts";
import { decisionMarkdown } from "../../../server/src/engine/decision/markdown.ts";
import { allAnswers } from "./answers.ts";

const anyAnswers = fc.record(
  Object.fromEntries(decisionQuestionIds.map((id) => [id, fc.constantFrom<DecisionAnswer>("yes", "no")])),
  { requiredKeys: [] },
);

describe("the choice of a key", () => {
  for (const answers of allAnswers) {
    const given = decisionQuestionIds.map((id) => answers[id]);
    it(`is made for ${given.join(", ")}`, () => {
      const { path, outcome, reasons, documents } = decideKey(answers);
      const firstYes = given.indexOf("yes");
      const length = firstYes < 0 ? 4 : firstYes + 1;
      assert.equal(outcome, firstYes < 0 ? "aws-managed-key" : "customer-managed-key");
      assert.deepEqual(
        path.map(({ question, answer }) => [question, answer]),
        decisionQuestionIds.slice(0, length).map((id) => [id, answers[id]]),
      );
      assert.deepEqual(
        reasons,
        decisionQuestions.slice(0, length).map(({ id, reasons: all }) => all[answers[id] ?? "no"]),
      );
      assert.equal(
        documents.some(({ kind }) => kind === "kms-key-policy"),
        firstYes >= 0,
      );
    });
  }

  it("waits for the first open question, whatever is answered behind it", () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { path, outcome, next, reasons } = decideKey(answers);
        const counts = decisionQuestionIds.findIndex((id) => answers[id] !== "no");
        const expected = counts < 0 ? undefined : decisionQuestionIds[counts];
        assert.equal(next, expected !== undefined && answers[expected] === undefined ? expected : undefined);
        assert.equal(outcome === undefined, next !== undefined);
        assert.equal(reasons.length, path.length - (next === undefined ? 0 : 1));
      }),
    );
  });

  it("begins with the first question", () => {
    assert.deepEqual(decideKey({}), {
      path: [{ question: "cross-account" }],
      next: "cross-account",
      reasons: [],
      documents: [],
    });
  });

  it("takes for an answer what is one, and throws on nothing", () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        assert.deepEqual(readDecisionAnswers(given), readDecisionAnswers(readDecisionAnswers(given)));
      }),
    );
    const given: unknown = JSON.parse(
      '{"__proto__":{"destruction":"yes"},"compliance":"yes","cross-account":1}',
    );
    assert.deepEqual(readDecisionAnswers(given), { compliance: "yes" });
  });

  it("reads as Markdown with outcome, reasons and flowchart", () => {
    const text = decisionMarkdown({ "cross-account": "no", compliance: "yes" });
    assert.match(text, /^# .*\n\n\*\*Customer managed key\*\*\n\n1\. Cross-account .* \*\*no\*\*\. Only one/);
    assert.match(text, /```mermaid\nflowchart TD\n[^`]*```/);
    assert.match(decisionMarkdown({}), /Not decided yet/);
  });
});
