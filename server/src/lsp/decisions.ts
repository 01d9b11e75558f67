import { comparisonDate, keyComparison } from "../engine/decision/comparison.ts";
import { monthlyCosts, priceSource, readCostInputs } from "../engine/decision/cost.ts";
import { decideKey, readDecisionAnswers, titleOfChoice } from "../engine/decision/decide.ts";
import { flowchartOf } from "../engine/decision/flowchart.ts";
import { decisionMarkdown } from "../engine/decision/markdown.ts";
import { decisionQuestions } from "../engine/decision/questions.ts";
import { encryptionSequences } from "../engine/decision/sequence.ts";
import { decisionMethod, type Decision, type DecisionParams } from "../protocol.ts";
import { titleOf } from "./documentStatus.ts";
import type { Session } from "./session.ts";

/** Answers where the questions about the choice of a key lead. */
export function serveDecisions({ connection, guard }: Session): void {
  const none = toDecision({ answers: {}, costs: {} });
  connection.onRequest<Decision, unknown>(decisionMethod, guard("Choosing a key", none, toDecision));
}

function toDecision(params: DecisionParams): Decision {
  const answers = readDecisionAnswers(params.answers);
  const inputs = readCostInputs(params.costs);
  const { path, outcome, reasons, documents } = decideKey(answers);
  return {
    questions: decisionQuestions.map(({ id, title, prompt }) => ({ id, title, prompt })),
    answers: { ...answers },
    path,
    ...(outcome && { outcome: { id: outcome, title: titleOfChoice[outcome] } }),
    reasons,
    documents: documents.map(({ kind, purpose }) => ({ title: titleOf(kind), purpose })),
    flowchart: flowchartOf(answers),
    comparison: { date: comparisonDate, rows: keyComparison },
    sequences: encryptionSequences,
    costs: { ...priceSource, inputs: { ...inputs }, months: monthlyCosts(inputs) },
    markdown: decisionMarkdown(answers),
  };
}
