import type { Range } from "../positions.ts";
import { printable } from "./printable.ts";

/** Units shown of a long line, so that a policy on one line does not fill the screen. */
const MAX_WIDTH = 100;
/** Units shown before the marked part. */
const LEAD = 20;

/** A line of the document and, below it, carets under the marked part. */
export function excerpt(line: string, { start, end }: Range): readonly string[] {
  const last = end.line === start.line ? Math.min(end.character, line.length) : line.length;
  const from = Math.max(0, Math.min(start.character - LEAD, line.length - MAX_WIDTH));
  const to = Math.min(line.length, from + MAX_WIDTH);
  const before = from > 0 ? "…" : "";
  const after = to < line.length ? "…" : "";

  const number = `  ${String(start.line + 1)} | `;
  const blank = " ".repeat(number.length + before.length);
  const pad = withoutTabs(line.slice(from, start.character)).replace(/./gsu, " ");
  const carets = "^".repeat(Math.max(1, Math.min(last, to) - start.character));
  return [`${number}${before}${withoutTabs(line.slice(from, to))}${after}`, `${blank}${pad}${carets}`];
}

/** Tabs as two blanks, so that the carets stand below what they mark. */
function withoutTabs(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}
