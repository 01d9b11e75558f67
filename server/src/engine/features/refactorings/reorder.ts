import { startsLine } from "../../tree/layout.ts";
import type { ObjectNode, Property, Span } from "../../tree/node.ts";
import type { Tree } from "../../tree/parse.ts";
import { commentsIn, hasComment } from "./refactoring.ts";

/**
 * The text of an object with its members in another order. Blanks stay where they are. Comments go with the member
 * that they stand above or behind, as long as each member begins a line; else the answer is undefined, since nobody
 * can tell what they belong to.
 */
export function reorder(tree: Tree, object: ObjectNode, order: readonly Property[]): string | undefined {
  const hasComments = gapsOf(object).some((gap) => hasComment(tree, gap));
  return hasComments ? withComments(tree, object, order) : withoutComments(tree, object, order);
}

/** What stands between the braces and the members. */
function gapsOf({ start, end, properties }: ObjectNode): readonly Span[] {
  const starts = [start + 1, ...properties.map((property) => property.end)];
  const ends = [...properties.map((property) => property.start), end - 1];
  return starts.map((from, index) => ({ start: from, end: ends[index] ?? end - 1 }));
}

function withoutComments({ text }: Tree, object: ObjectNode, order: readonly Property[]): string {
  const between = gapsOf(object).map((gap, index) => {
    const member = order[index];
    return (
      text.slice(gap.start, gap.end) + (member === undefined ? "" : text.slice(member.start, member.end))
    );
  });
  return `{${between.join("")}}`;
}

function withComments(tree: Tree, object: ObjectNode, order: readonly Property[]): string | undefined {
  const { text } = tree;
  const { properties, end } = object;
  if (![...properties, { start: end - 1, end }].every((span) => startsLine(text, span))) return undefined;
  const ends = gapsOf(object).map((gap) => lineEndIn(tree, gap));
  const tails = properties.map((property, index) =>
    tailOf(tree, { start: property.end, end: ends[index + 1] ?? end }),
  );
  const isLast = (index: number): boolean => index === properties.length - 1;
  if (tails.some(({ commas }, index) => commas !== (isLast(index) ? 0 : 1))) return undefined;
  const members = order.map((member, place) => {
    const index = properties.indexOf(member);
    const head = text.slice(ends[index], member.start);
    return (
      head + text.slice(member.start, member.end) + (isLast(place) ? "" : ",") + (tails[index]?.text ?? "")
    );
  });
  return text.slice(object.start, ends[0]) + members.join("") + text.slice(ends.at(-1), end);
}

/** Where the line ends on which a gap begins; a comment over several lines belongs to it as a whole. */
function lineEndIn(tree: Tree, { start, end }: Span): number {
  const { text } = tree;
  const comments = commentsIn(tree, { start, end });
  const lineBreak = /\r?\n/g;
  lineBreak.lastIndex = start;
  for (let found = lineBreak.exec(text); found !== null && found.index < end; found = lineBreak.exec(text)) {
    const { index } = found;
    if (!comments.some((comment) => comment.start <= index && index < comment.end)) return index;
  }
  return end;
}

/** What stands behind a member on its line, without commas outside comments, and how many of those there are. */
function tailOf(tree: Tree, { start, end }: Span): { readonly text: string; readonly commas: number } {
  const { text } = tree;
  const comments = commentsIn(tree, { start, end });
  let tail = "";
  let commas = 0;
  for (let at = start; at < end; at++) {
    const isOutside = !comments.some((comment) => comment.start <= at && at < comment.end);
    if (text[at] === "," && isOutside) commas++;
    else tail += text[at] ?? "";
  }
  return { text: tail.trimEnd(), commas };
}
