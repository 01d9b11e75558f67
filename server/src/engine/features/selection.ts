import type { Node, Property, Span } from "../tree/node.ts";
import type { Tree } from "../tree/parse.ts";
import { insideQuotes } from "./insideQuotes.ts";

/** What a selection at an offset grows to, step by step: a text, its member, the statement, the whole document. */
export function selectionsAt({ text, root }: Tree, offset: number): readonly Span[] {
  const around = root === undefined ? [] : [...spansAround(root, text, offset)].reverse();
  const whole = { start: 0, end: text.length };
  return [...around, whole].reduce<readonly Span[]>((steps, { start, end }) => {
    const last = steps.at(-1);
    return last?.start === start && last.end === end ? steps : [...steps, { start, end }];
  }, []);
}

/** From the outside in. */
function* spansAround(node: Node | Property, text: string, offset: number): Iterable<Span> {
  if (!touches(node, offset)) return;
  if (node.kind === "property") {
    // A member without a value ends where its object does.
    if (node.value !== undefined) yield node;
    if (touches(node.name, offset)) yield* spansOfText(node.name, text, offset);
    else if (node.value !== undefined) yield* spansAround(node.value, text, offset);
    return;
  }
  yield node;
  if (node.kind === "string") yield* spansOfText(node, text, offset);
  else if (node.kind === "object" || node.kind === "array") {
    const children = node.kind === "object" ? node.properties : node.items;
    // Between two that touch, the one that begins there is meant.
    const child = children.findLast((each) => touches(each, offset));
    if (child !== undefined) yield* spansAround(child, text, offset);
  }
}

function* spansOfText(quoted: Span, text: string, offset: number): Iterable<Span> {
  yield quoted;
  const inside = insideQuotes(quoted, text);
  if (touches(inside, offset)) yield inside;
}

function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
