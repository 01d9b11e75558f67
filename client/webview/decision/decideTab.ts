import type { Decision } from "../../../server/src/protocol.ts";
import type { DecisionContent } from "../../src/decision/messages.ts";
import { button, element } from "../element.ts";
import type { Actions } from "./actions.ts";
import { figure } from "./figure.ts";
import { nodesOf, press } from "./nodes.ts";
import { renderOutcome } from "./outcome.ts";

/** The flowchart, the same questions in words, and where they lead. */
export async function renderDecide(
  decision: Decision,
  _: DecisionContent,
  actions: Actions,
): Promise<readonly Node[]> {
  const answer = (question: string, given: string): void => {
    actions.keep(({ answers }) => ({ answers: { ...answers, [question]: given } }));
  };
  const chart = await figure(
    {
      name: "key-decision",
      label: "The questions as a flowchart",
      mermaid: decision.flowchart,
      prepare: (drawing) => {
        makeAnswerable(drawing, decision, answer);
      },
    },
    actions,
  );
  const questions = element(
    "form",
    {},
    ...decision.questions.map((one) => renderQuestion(one, decision, answer)),
  );
  const tools = element(
    "div",
    { class: "tools" },
    button("reset", {}, "Start Over", () => {
      actions.keep(() => ({ answers: {} }));
    }),
    button("markdown", {}, "Copy as Markdown", () => {
      actions.copy(decision.markdown);
    }),
  );
  return [
    element(
      "div",
      { class: "columns" },
      element("div", {}, questions, renderOutcome(decision, actions), tools),
      chart,
    ),
  ];
}

type Answer = (question: string, given: string) => void;

function renderQuestion(
  { id, title, prompt }: Decision["questions"][number],
  { path, answers }: Decision,
  answer: Answer,
): HTMLElement {
  const counts = path.some(({ question }) => question === id);
  return element(
    "fieldset",
    { "data-question": id, class: counts ? "" : "beside" },
    element("legend", {}, title),
    element("p", { id: `prompt-${id}` }, prompt),
    ...["yes", "no"].map((value) => renderChoice(id, value, answers[id] === value, answer)),
    ...(counts ? [] : [element("span", { class: "remark" }, "An answer above decides already.")]),
  );
}

function renderChoice(id: string, value: string, isGiven: boolean, answer: Answer): HTMLElement {
  const radio = element("input", {
    type: "radio",
    name: id,
    value,
    "data-key": `answer-${id}-${value}`,
    "aria-describedby": `prompt-${id}`,
  });
  radio.checked = isGiven;
  radio.addEventListener("change", () => {
    answer(id, value);
  });
  return element("label", {}, radio, value === "yes" ? "Yes" : "No");
}

/** The answers in the drawing can be pressed; a question leads to its words. */
function makeAnswerable(drawing: SVGSVGElement, { questions, answers }: Decision, answer: Answer): void {
  const nodes = nodesOf(drawing);
  for (const { id, title } of questions) {
    for (const value of ["yes", "no"]) {
      const label = `${title} ${value === "yes" ? "Yes" : "No"}`;
      const node = press(nodes.get(`${id}-${value}`), label, () => {
        answer(id, value);
      });
      node?.setAttribute("aria-pressed", String(answers[id] === value));
    }
    nodes.get(id)?.addEventListener("click", () => {
      document.querySelector<HTMLElement>(`[data-question="${id}"] input`)?.focus();
    });
  }
}
