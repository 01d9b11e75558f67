import type { StringNode } from "./node.ts";

/**
 * Where each UTF-16 unit of a string's value begins in the text, and behind them where the last one ends. Undefined
 * where the string is not written as JSON writes it, so that nobody can tell.
 */
export function stringOffsetsOf(
  text: string,
  { start, end, value }: StringNode,
): readonly number[] | undefined {
  const offsets: number[] = [];
  const last = text.charAt(end - 1) === '"' && end - start > 1 ? end - 1 : end;
  let offset = start + 1;
  while (offset < last) {
    offsets.push(offset);
    offset += lengthOfUnit(text, offset);
  }
  offsets.push(offset);
  return offset === last && offsets.length === value.length + 1 ? offsets : undefined;
}

function lengthOfUnit(text: string, offset: number): number {
  if (text.charAt(offset) !== "\\") return 1;
  return text.charAt(offset + 1) === "u" ? 6 : 2;
}
