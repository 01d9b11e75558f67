import { decideKey, titleOfChoice, type KeyDecision } from "./decide.ts";
import { accessibleHead, mermaidText } from "./mermaid.ts";
import { decisionQuestions, type DecisionAnswer, type DecisionAnswers } from "./questions.ts";

/** An edge of the flowchart and whether the path goes along it. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly isTaken: boolean;
}

/**
 * The flowchart as mermaid text. A question's node has its id, its answers' nodes are `<id>-yes` and `<id>-no`, and
 * the outcomes' those of `KeyChoice`. The path is marked by the class `taken`, given answers by `given`.
 */
export function flowchartOf(answers: DecisionAnswers): string {
  const decision = decideKey(answers);
  const edges = edgesOf(decision);
  const taken = edges.flatMap(({ isTaken }, index) => (isTaken ? [String(index)] : []));
  const nodes = new Set(edges.flatMap(({ isTaken, from, to }) => (isTaken ? [from, to] : [])));
  return [
    "flowchart TD",
    ...accessibleHead("Which kind of KMS key an S3 bucket needs", describe(decision)),
    '  start(["Encrypting an S3 bucket"])',
    ...decisionQuestions.flatMap(({ id, title }) => [
      `  ${id}["${mermaidText(title)}"]`,
      `  ${id}-yes(["Yes"])`,
      `  ${id}-no(["No"])`,
    ]),
    ...Object.entries(titleOfChoice).map(([id, title]) => `  ${id}["${mermaidText(title)}"]`),
    ...edges.map(({ from, to }) => `  ${from} --> ${to}`),
    "  classDef taken stroke-width:3px,font-weight:bold",
    ...(nodes.size > 0 ? [`  class ${[...nodes].join(",")} taken`] : []),
    ...(taken.length > 0 ? [`  linkStyle ${taken.join(",")} stroke-width:4px`] : []),
    "",
  ].join("\n");
}

function edgesOf({ path, outcome }: KeyDecision): readonly Edge[] {
  const answerTo = (id: string): DecisionAnswer | undefined =>
    path.find(({ question }) => question === id)?.answer;
  const [first] = decisionQuestions;
  const edges: Edge[] = [{ from: "start", to: first?.id ?? "", isTaken: true }];
  for (const [index, { id }] of decisionQuestions.entries()) {
    const isYes = answerTo(id) === "yes";
    const isNo = answerTo(id) === "no";
    edges.push(
      { from: id, to: `${id}-yes`, isTaken: isYes },
      { from: `${id}-yes`, to: "customer-managed-key", isTaken: isYes && outcome !== undefined },
      { from: id, to: `${id}-no`, isTaken: isNo },
      { from: `${id}-no`, to: decisionQuestions[index + 1]?.id ?? "aws-managed-key", isTaken: isNo },
    );
  }
  return edges;
}

/** The path in words. */
function describe({ path, outcome }: KeyDecision): string {
  const steps = path.map(({ question, answer }) => {
    const title = decisionQuestions.find(({ id }) => id === question)?.title ?? question;
    return `${title} ${answer === undefined ? "Not answered." : answer === "yes" ? "Yes." : "No."}`;
  });
  return [...steps, outcome === undefined ? "" : `Outcome: ${titleOfChoice[outcome]}.`].join(" ").trim();
}
