import type { Span } from "../tree/node.ts";

/** What stands between the quotes of a text. One that is being typed has no closing quote yet. */
export function insideQuotes({ start, end }: Span, text: string): Span {
  return { start: start + 1, end: end - start > 1 && text.charAt(end - 1) === '"' ? end - 1 : end };
}
