import { element } from "./element.ts";

type Content = Node | string;

/** A row: what it is about, and a cell for each of the other columns. */
export interface Row {
  readonly key: string;
  readonly head: readonly Content[];
  readonly cells: readonly (readonly Content[])[];
}

/**
 * A table that a screen reader can find its way in: with a caption, and heads for columns and rows. A narrow panel
 * stacks its cells, which would take a table's meaning away were it not for the roles.
 */
export function table(
  name: string,
  caption: string,
  columns: readonly string[],
  rows: readonly Row[],
): HTMLElement {
  const heads = columns.map((column) => element("th", { scope: "col", role: "columnheader" }, column));
  const body = rows.map(({ key, head, cells }) =>
    element(
      "tr",
      { role: "row", "data-row": key },
      element("th", { scope: "row", role: "rowheader" }, ...head),
      ...cells.map((cell, index) =>
        element("td", { role: "cell", "data-column": columns[index + 1] ?? "" }, ...cell),
      ),
    ),
  );
  return element(
    "table",
    { class: name, role: "table" },
    element("caption", {}, caption),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...heads)),
    element("tbody", { role: "rowgroup" }, ...body),
  );
}
