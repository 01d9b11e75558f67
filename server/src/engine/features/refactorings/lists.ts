import { indentAt, isOnOneLine, layoutOf, startsLine } from "../../tree/layout.ts";
import type { Node } from "../../tree/node.ts";

/** The text of a list in a value's place. Its items are texts as they would stand there themselves. */
export function listInPlaceOf(text: string, node: Node, items: readonly string[]): string {
  const { unit, newline } = layoutOf(text);
  if (isListInline(text, node, items)) return `[${items.join(inlineComma(text))}]`;
  const outer = indentAt(text, node.start);
  const inner = outer + unit;
  const lines = items.map((item) => inner + reindented(item, outer, inner));
  return `[${newline}${lines.join(`,${newline}`)}${newline}${outer}]`;
}

/** The texts of several items in the place of one, each on a line of its own if that one has one. */
export function itemsInPlaceOf(text: string, item: Node, items: readonly string[]): string {
  if (!startsLine(text, item)) return items.join(inlineComma(text));
  return items.join(`,${layoutOf(text).newline}${indentAt(text, item.start)}`);
}

/** A value's text with another indentation on all lines but the first, which begins where the value stands. */
export function reindented(value: string, from: string, to: string): string {
  const [first, ...others] = value.split("\n");
  return [first, ...others.map((line) => (line.startsWith(from) ? to + line.slice(from.length) : line))].join(
    "\n",
  );
}

/** Lists of single values stand on one line where the document writes them so, objects only where all does. */
function isListInline(text: string, node: Node, items: readonly string[]): boolean {
  const holder = node.parent?.kind === "property" ? node.parent.parent : node.parent;
  if (layoutOf(text).isOneLine || (holder !== undefined && isOnOneLine(text, holder))) return true;
  return node.kind !== "object" && items.length === 1 && /\[[ \t]*"/.test(text);
}

function inlineComma(text: string): string {
  return layoutOf(text).isSpaced ? ", " : ",";
}
