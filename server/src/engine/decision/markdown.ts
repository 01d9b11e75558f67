import { comparisonDate, keyComparison } from "./comparison.ts";
import { decideKey, titleOfChoice, type KeyDecision } from "./decide.ts";
import { flowchartOf } from "./flowchart.ts";
import { decisionQuestions, type DecisionAnswers } from "./questions.ts";

/** The decision as Markdown: the outcome, the answers with their reasons, the flowchart and the comparison. */
export function decisionMarkdown(answers: DecisionAnswers): string {
  const decision = decideKey(answers);
  return [
    "# Key for an S3 bucket",
    "",
    `**${decision.outcome === undefined ? "Not decided yet" : titleOfChoice[decision.outcome]}**`,
    "",
    ...stepsOf(decision),
    "",
    "```mermaid",
    flowchartOf(answers).trimEnd(),
    "```",
    "",
    `| As of ${comparisonDate} | AWS managed key | Customer managed key |`,
    "| --- | --- | --- |",
    ...keyComparison.map(
      ({ dimension, awsManaged, customerManaged, source }) =>
        `| [${dimension}](${source}) | ${awsManaged} | ${customerManaged} |`,
    ),
    "",
  ].join("\n");
}

function stepsOf({ path, reasons }: KeyDecision): readonly string[] {
  return path.map(({ question, answer }, index) => {
    const title = decisionQuestions.find(({ id }) => id === question)?.title ?? question;
    return `${String(index + 1)}. ${title} ${answer === undefined ? "Not answered." : `**${answer}**. ${reasons[index] ?? ""}`}`;
  });
}
