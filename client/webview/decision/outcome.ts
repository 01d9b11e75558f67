import type { Decision } from "../../../server/src/protocol.ts";
import { button, element } from "../element.ts";
import type { Actions } from "./actions.ts";

/** Where the path leads, why, and what comes next. */
export function renderOutcome(decision: Decision, { generate }: Actions): HTMLElement {
  const { outcome, path } = decision;
  if (outcome === undefined) {
    const open = path.length;
    return element(
      "section",
      { class: "outcome", "data-outcome": "" },
      element("h2", {}, "Not decided yet"),
      element("p", {}, `Question ${String(open)} of ${String(decision.questions.length)} is open.`),
      ...renderReasons(decision),
    );
  }
  return element(
    "section",
    { class: "outcome", "data-outcome": outcome.id },
    element("h2", {}, outcome.title),
    ...renderReasons(decision),
    element("p", {}, "What it takes:"),
    element(
      "ul",
      {},
      ...decision.documents.map(({ title, purpose }) => element("li", {}, `${title}: ${purpose}`)),
    ),
    button("generate", { class: "action" }, "Generate This Setup…", generate),
  );
}

/** The answers of the path, each with what it means. */
function renderReasons({ path, questions, reasons }: Decision): readonly Node[] {
  if (reasons.length === 0) return [];
  const items = reasons.map((reason, index) => {
    const step = path[index];
    const title = questions.find(({ id }) => id === step?.question)?.title ?? "";
    return element(
      "li",
      {},
      element("strong", {}, `${title} ${step?.answer === "yes" ? "Yes." : "No."}`),
      ` ${reason}`,
    );
  });
  return [element("ol", { class: "reasons" }, ...items)];
}
