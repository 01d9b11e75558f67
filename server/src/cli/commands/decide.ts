import { decideKey, titleOfChoice, type KeyDecision } from "../../engine/decision/decide.ts";
import { flowchartOf } from "../../engine/decision/flowchart.ts";
import {
  decisionQuestions,
  type DecisionAnswer,
  type DecisionAnswers,
  type DecisionQuestion,
} from "../../engine/decision/questions.ts";
import { operandsOf, type Arguments, type Option } from "../arguments.ts";
import type { Command } from "../command.ts";
import { writeAnswer } from "../reporters/answer.ts";
import type { Painter } from "../reporters/style.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";

const formatOption: Option = {
  name: "format",
  value: "FORMAT",
  choices: ["pretty", "json", "mermaid"],
  summary: "pretty (default) for people, json for programs, mermaid for the flowchart",
};

/** `latchkey decide` */
export const decideCommand: Command = {
  name: "decide",
  operands: "",
  summary: "Choose between the AWS managed key and a customer managed key for a bucket.",
  details: [
    "Asks what no option answers, where somebody sits at a terminal.",
    "",
    "JSON: { outcome?: customer-managed-key | aws-managed-key, path: [{ question, answer? }],",
    "        reasons: [sentence…], documents: [{ kind, purpose }], next? }.",
  ],
  options: [
    ...decisionQuestions.map(({ id, title }) => ({
      name: id,
      value: "ANSWER",
      choices: ["yes", "no"],
      summary: `yes or no: ${title}`,
    })),
    formatOption,
  ],
  findings: "a question that counts is not answered",
  run: decide,
};

async function decide(args: Arguments, world: World): Promise<ExitCode> {
  operandsOf(args, []);
  const answers = await askForRest(answersIn(args), world);
  const decision = decideKey(answers);
  if (args.valueOf(formatOption.name) === "mermaid") world.stdout.write(flowchartOf(answers));
  else writeAnswer({ json: decision, lines: (paint) => toLines(decision, paint) }, args, world);
  return decision.outcome === undefined ? exitCodes.findings : exitCodes.clean;
}

function answersIn(args: Arguments): DecisionAnswers {
  const given = decisionQuestions.flatMap(({ id }) => {
    const answer = args.valueOf(id);
    return answer === "yes" || answer === "no" ? [[id, answer] as const] : [];
  });
  return Object.fromEntries(given);
}

/** Asks as long as an answer is missing that counts. Whoever ends the input leaves the rest open. */
async function askForRest(answers: DecisionAnswers, world: World): Promise<DecisionAnswers> {
  const { next } = decideKey(answers);
  const question = decisionQuestions.find(({ id }) => id === next);
  if (question === undefined || world.ask === undefined) return answers;
  const answer = await askOne(question, world.ask);
  return answer === undefined ? answers : askForRest({ ...answers, [question.id]: answer }, world);
}

async function askOne(
  { prompt }: DecisionQuestion,
  ask: NonNullable<World["ask"]>,
): Promise<DecisionAnswer | undefined> {
  for (;;) {
    const typed = (await ask(`${prompt} (yes/no) `))?.trim().toLowerCase();
    if (typed === undefined) return undefined;
    if (typed === "y" || typed === "yes") return "yes";
    if (typed === "n" || typed === "no") return "no";
  }
}

function toLines({ path, outcome, reasons, documents }: KeyDecision, paint: Painter): readonly string[] {
  const steps = path.flatMap(({ question, answer }, index) => {
    const title = decisionQuestions.find(({ id }) => id === question)?.title ?? question;
    if (answer === undefined) return [`${title} ${paint("yellow", "open")}`, `  --${question} yes|no`];
    return [`${title} ${paint("bold", answer)}`, `  ${reasons[index] ?? ""}`];
  });
  if (outcome === undefined) return steps;
  return [
    paint("green", titleOfChoice[outcome]),
    "",
    ...steps,
    "",
    "Next",
    ...documents.map(({ kind, purpose }) => `  ${kind}: ${purpose}`),
  ];
}
