import type { Decision } from "../../../server/src/protocol.ts";
import type { DecisionContent } from "../../src/decision/messages.ts";
import { button, element } from "../element.ts";
import { table } from "../table.ts";
import type { Actions } from "./actions.ts";

/** What a month costs, by what a person says of it. */
export function renderCost({ costs }: Decision, _: DecisionContent, actions: Actions): readonly Node[] {
  const change = (name: string, value: number): void => {
    actions.keep((state) => ({ costs: { ...state.costs, [name]: value } }));
  };
  return [
    element(
      "p",
      { class: "notice" },
      `The prices that stand here first were read on ${costs.date} from `,
      element("a", { href: costs.source }, "AWS's price list"),
      ". They differ by Region and change: put in yours.",
    ),
    element(
      "form",
      { class: "inputs" },
      ...Object.entries(costs.inputs).map(([name, value]) => renderInput(name, value, change)),
    ),
    button("defaults", {}, "Reset", () => {
      actions.keep(() => ({ costs: {} }));
    }),
    element("h2", {}, "A month by these figures"),
    renderChart(costs.months),
    renderFigures(costs.months),
  ];
}

const labels: Readonly<Record<string, readonly [label: string, unit: string]>> = {
  objectRequests: ["Uploads and downloads", "a month"],
  remainingPercent: ["Requests to KMS left by a Bucket Key", "% (1 at best)"],
  keys: ["Customer managed keys", ""],
  rotations: ["Rotations of each key so far", ""],
  pricePerKey: ["Price of a key", "US dollars a month"],
  pricePerTenThousand: ["Price of 10,000 requests to KMS", "US dollars"],
  freeRequests: ["Free requests to KMS", "a month"],
};

function renderInput(
  name: string,
  value: number,
  change: (name: string, value: number) => void,
): HTMLElement {
  const [label, unit] = labels[name] ?? [name, ""];
  const attributes = {
    type: "number",
    min: "0",
    step: "any",
    value: String(value),
    name,
    "data-key": `cost-${name}`,
  };
  const input = element("input", attributes);
  input.addEventListener("change", () => {
    if (input.value !== "" && input.validity.valid) change(name, input.valueAsNumber);
  });
  return element("label", {}, element("span", {}, label), input, element("span", { class: "remark" }, unit));
}

type Months = Decision["costs"]["months"];

/** Bars as long as the costs; the table says the same in figures. */
function renderChart(months: Months): HTMLElement {
  const highest = Math.max(...months.map(({ total }) => total), Number.MIN_VALUE);
  const bars = months.map(({ title, total }) => {
    const bar = element("span", { class: "bar" });
    bar.style.width = `${String((total / highest) * 100)}%`;
    return element(
      "div",
      {},
      element("span", { class: "label" }, title),
      element("span", { class: "track" }, bar),
      element("span", { class: "amount" }, dollars(total)),
    );
  });
  return element("div", { class: "chart", "aria-hidden": "true" }, ...bars);
}

function renderFigures(months: Months): HTMLElement {
  const rows = months.map(({ id, title, kmsRequests, requestCost, keyCost, rotationCost, total }) => ({
    key: id,
    head: [element("span", { class: "title" }, title)],
    cells: [
      [Math.round(kmsRequests).toLocaleString("en")],
      ...[requestCost, keyCost, rotationCost, total].map((amount) => [dollars(amount)]),
    ],
  }));
  const columns = ["", "Requests to KMS", "Requests", "Keys", "Rotations", "Total"];
  return table("months", "Costs of a month in US dollars", columns, rows);
}

function dollars(amount: number): string {
  return amount.toLocaleString("en", { style: "currency", currency: "USD" });
}
