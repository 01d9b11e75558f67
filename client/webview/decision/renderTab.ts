import type { Decision } from "../../../server/src/protocol.ts";
import type { DecisionContent, DecisionTab } from "../../src/decision/messages.ts";
import { element } from "../element.ts";
import type { Actions } from "./actions.ts";
import { renderComparison } from "./compareTab.ts";
import { renderCost } from "./costTab.ts";
import { renderDecide } from "./decideTab.ts";
import { renderSetup } from "./setupTab.ts";
import { renderSequences } from "./worksTab.ts";

/** The panel of the tab in front. */
export async function renderTab(content: DecisionContent, actions: Actions): Promise<HTMLElement> {
  const { tab } = content.state;
  return element(
    "div",
    { id: "tab-panel", role: "tabpanel", class: tab, "aria-labelledby": `tab-${tab}` },
    ...(content.decision === undefined
      ? [element("p", { class: "notice" }, "Latchkey's server gives no answer. Its output says why.")]
      : await renderers[tab](content.decision, content, actions)),
  );
}

type Renderer = (
  decision: Decision,
  content: DecisionContent,
  actions: Actions,
) => Promise<readonly Node[]> | readonly Node[];

const renderers: Readonly<Record<DecisionTab, Renderer>> = {
  decide: renderDecide,
  compare: renderComparison,
  works: (decision, _, actions) => renderSequences(decision.sequences, actions),
  setup: (_, { setup }, actions) => renderSetup(setup, actions),
  cost: renderCost,
};
