import type { Edit } from "../engine/engine.ts";

/** The one edit that turns a text into another and spares what both begin and end with. */
export function differenceOf(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (isInsideCharacter(before, start) || isInsideCharacter(after, start)) start--;

  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (isInsideCharacter(before, before.length - tail) || isInsideCharacter(after, after.length - tail))
    tail--;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** No position of the protocol lies between the halves of a surrogate pair or of a CRLF. */
function isInsideCharacter(text: string, offset: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
