import { printable } from "./printable.ts";
import type { Painter, Style } from "./style.ts";

/** One cell of a table: a text and how to paint it. */
export interface Cell {
  readonly text: string;
  readonly style?: Style;
}

/** Lines with the cells of each column below each other. */
export function table(rows: readonly (readonly Cell[])[], paint: Painter): readonly string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, { text }] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, printable(text).length);
  return rows.map((row) =>
    row
      .map((cell, column) => painted(cell, widths[column] ?? 0, paint))
      .join("  ")
      .trimEnd(),
  );
}

/** Only the text is painted, so that no colour runs into the blanks behind it. */
function painted({ text, style }: Cell, width: number, paint: Painter): string {
  const shown = printable(text);
  return (
    (style === undefined || shown.trim() === "" ? shown : paint(style, shown)) +
    " ".repeat(width - shown.length)
  );
}
