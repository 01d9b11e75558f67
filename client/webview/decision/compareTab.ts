import type { Decision } from "../../../server/src/protocol.ts";
import type { DecisionContent } from "../../src/decision/messages.ts";
import { button, element } from "../element.ts";
import { table } from "../table.ts";
import type { Actions } from "./actions.ts";

/** The two kinds of key side by side. */
export function renderComparison(
  { comparison, markdown }: Decision,
  _: DecisionContent,
  { copy }: Actions,
): readonly Node[] {
  const rows = comparison.rows.map(({ dimension, awsManaged, customerManaged, correction, source }) => ({
    key: dimension,
    head: [element("span", { class: "title" }, dimension)],
    cells: [
      [awsManaged],
      [customerManaged],
      [
        correction ?? "",
        element("a", { class: "remark", href: source, "aria-label": `Source on ${dimension}` }, "Source"),
      ],
    ],
  }));
  return [
    table(
      "kinds",
      `The two kinds of key, as AWS documented them on ${comparison.date}`,
      ["", "AWS managed key", "Customer managed key", "To know"],
      rows,
    ),
    element(
      "div",
      { class: "tools" },
      button("markdown", {}, "Copy as Markdown", () => {
        copy(markdown);
      }),
    ),
  ];
}
