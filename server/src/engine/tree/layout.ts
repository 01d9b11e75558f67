import type { Node, Span } from "./node.ts";

/** How a document is laid out, so that what is written into it looks like what stands there. */
export interface Layout {
  readonly newline: "\r\n" | "\n";
  /** One step of indentation: two spaces, a tab or whatever the document uses. */
  readonly unit: string;
  /** Whether the whole document stands on one line. */
  readonly isOneLine: boolean;
  /** Whether a blank follows colons and commas that stand on one line. */
  readonly isSpaced: boolean;
}

export function layoutOf(text: string): Layout {
  return {
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    unit: /^[ \t]+(?=")/m.exec(text)?.[0] ?? "  ",
    isOneLine: !text.trim().includes("\n"),
    isSpaced: /"\s*:\s/.test(text) || !/"\s*:/.test(text),
  };
}

/** The blanks with which the line of an offset begins. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}

/** Whether a node is the first thing on its line. */
export function startsLine(text: string, { start }: Span): boolean {
  const lineStart = text.lastIndexOf("\n", start - 1);
  return lineStart >= 0 && text.slice(lineStart, start).trim() === "";
}

export function isOnOneLine(text: string, { start, end }: Span): boolean {
  return !text.slice(start, end).includes("\n");
}

/** A value as JSON text on one line, with blanks where the document has them. */
export function toInlineJson(value: unknown, layout: Layout): string {
  if (!layout.isSpaced) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => toInlineJson(item, layout)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${toInlineJson(member, layout)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** A value as JSON text over several lines, the first without and the others with the given indentation. */
export function toIndentedJson(value: unknown, layout: Layout, indent: string): string {
  return JSON.stringify(value, undefined, layout.unit).replaceAll("\n", layout.newline + indent);
}

/** A value laid out as it would stand at that offset of the document. */
export function toJsonAt(text: string, offset: number, value: unknown): string {
  const layout = layoutOf(text);
  if (layout.isOneLine) return toInlineJson(value, layout);
  return toIndentedJson(value, layout, indentAt(text, offset));
}

/** The children of a list or object, whichever it is. */
export function membersOf(container: Node): readonly Span[] {
  if (container.kind === "array") return container.items;
  return container.kind === "object" ? container.properties : [];
}
