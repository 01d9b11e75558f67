import { decisionTabs, type DecisionTab } from "../../src/decision/messages.ts";
import { button, element } from "../element.ts";
import type { Actions } from "./actions.ts";

const titles: Readonly<Record<DecisionTab, string>> = {
  decide: "Decide",
  compare: "Compare",
  works: "How It Works",
  setup: "Your Setup",
  cost: "Cost",
};

/** The tabs. The arrow keys, Home and End go from one to the other, as everywhere. */
export function renderTabs(selected: DecisionTab, { keep }: Actions): HTMLElement {
  const list = element(
    "div",
    { role: "tablist", "aria-label": "Choosing a key" },
    ...decisionTabs.map((tab) => renderTab(tab, tab === selected, keep)),
  );
  list.addEventListener("keydown", (event) => {
    const next = tabAfter(selected, event.key);
    if (next === undefined) return;
    event.preventDefault();
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    keep(() => ({ tab: next }));
  });
  return list;
}

function renderTab(tab: DecisionTab, isSelected: boolean, keep: Actions["keep"]): HTMLElement {
  const attributes = {
    id: `tab-${tab}`,
    role: "tab",
    "aria-selected": String(isSelected),
    "aria-controls": "tab-panel",
    tabindex: isSelected ? "0" : "-1",
  };
  return button(`tab-${tab}`, attributes, titles[tab], () => {
    keep(() => ({ tab }));
  });
}

function tabAfter(selected: DecisionTab, key: string): DecisionTab | undefined {
  const place = decisionTabs.indexOf(selected);
  const count = decisionTabs.length;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: (place + 1) % count,
    ArrowLeft: (place + count - 1) % count,
    Home: 0,
    End: count - 1,
  };
  const next = places[key];
  return next === undefined ? undefined : decisionTabs[next];
}
