import {
  indentAt,
  isOnOneLine,
  layoutOf,
  membersOf,
  startsLine,
  toIndentedJson,
  toInlineJson,
  toJsonAt,
} from "./layout.ts";
import { propertyOf, type ArrayNode, type Node, type ObjectNode, type Property, type Span } from "./node.ts";

/** Replaces the text of its span. Offsets are those of the text before any edit. */
export interface Edit extends Span {
  readonly text: string;
}

/** Applies edits to a text. Throws a RangeError when two of them touch the same characters: such a fix is a mistake of ours. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let done = 0;
  for (const edit of inOrder) {
    if (edit.start < done) throw new RangeError(`edits overlap at offset ${String(edit.start)}`);
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** Puts another value in a node's place. */
export function replaceValue(text: string, { start, end }: Span, value: unknown): Edit {
  return { start, end, text: toJsonAt(text, start, value) };
}

/** Renames a member and leaves its value alone. */
export function renameProperty({ name }: Property, newName: string): Edit {
  return { start: name.start, end: name.end, text: JSON.stringify(newName) };
}

/** Gives a member of an object another value, or adds the member behind the last one. */
export function setProperty(text: string, object: ObjectNode, name: string, value: unknown): Edit {
  const property = propertyOf(object, name);
  if (property?.value !== undefined) return replaceValue(text, property.value, value);
  return append(text, object, value, `${JSON.stringify(name)}:`);
}

/** Appends a value to a list. A bare value becomes a list first, as IAM reads it. */
export function appendToList(text: string, node: Node, value: unknown): Edit {
  if (node.kind === "array") return append(text, node, value, "");
  const layout = layoutOf(text);
  const both = `${text.slice(node.start, node.end)},${layout.isSpaced ? " " : ""}`;
  const isInline = layout.isOneLine || isOnOneLine(text, node);
  const added = isInline ? toInlineJson(value, layout) : toJsonAt(text, node.start, value);
  return { start: node.start, end: node.end, text: `[${both}${added}]` };
}

/** Removes items from their list, or members from their object, with the commas that they leave behind. */
export function removeMembers(container: ArrayNode | ObjectNode, removed: readonly Span[]): readonly Edit[] {
  const members = membersOf(container);
  if (members.every((member) => removed.includes(member)))
    return [{ start: container.start + 1, end: container.end - 1, text: "" }];

  const edits: Edit[] = [];
  for (const [from, to] of runsOf(members, removed)) {
    const before = members[from - 1];
    const start = before?.end ?? members[from]?.start ?? 0;
    const end = before === undefined ? members[to + 1]?.start : members[to]?.end;
    edits.push({ start, end: end ?? start, text: "" });
  }
  return edits;
}

/** First and last index of each stretch of neighbours that go. */
function runsOf(members: readonly Span[], removed: readonly Span[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  members.forEach((member, index) => {
    if (!removed.includes(member)) return;
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

/** Adds a member behind the last one, on a line of its own where the last one has one. */
function append(text: string, container: ArrayNode | ObjectNode, value: unknown, label: string): Edit {
  const layout = layoutOf(text);
  const last = membersOf(container).at(-1);
  const space = layout.isSpaced ? " " : "";
  const head = label === "" ? "" : label + space;
  if (last === undefined) return fillEmpty(text, container, value, head);
  if (!startsLine(text, last)) return insertAt(last.end, `,${space}${head}${toInlineJson(value, layout)}`);
  const indent = indentAt(text, last.start);
  return insertAt(last.end, `,${layout.newline}${indent}${head}${toIndentedJson(value, layout, indent)}`);
}

function fillEmpty(text: string, container: ArrayNode | ObjectNode, value: unknown, head: string): Edit {
  const layout = layoutOf(text);
  // A comment may stand there.
  const inside = text.slice(container.start + 1, container.end - 1).trimEnd();
  const span = { start: container.start + 1 + inside.length, end: container.end - 1 };
  if (layout.isOneLine || typeof value !== "object")
    return { ...span, text: head + toInlineJson(value, layout) };
  const outer = indentAt(text, container.start);
  const inner = outer + layout.unit;
  const member = head + toIndentedJson(value, layout, inner);
  return { ...span, text: `${layout.newline}${inner}${member}${layout.newline}${outer}` };
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}
