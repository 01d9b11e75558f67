import type { Node, Span } from "../tree/node.ts";
import type { Tree } from "../tree/parse.ts";

/** An object or a list of a document that can be hidden but for its first line. */
export interface Fold extends Span {
  /** Whether it ends with a closing bracket, its own or, where that is missing, one within it. */
  readonly endsWithBracket: boolean;
}

/** The objects and lists of a document, each before those within it. */
export function foldsOf({ text, root }: Tree): readonly Fold[] {
  return root === undefined ? [] : foldsIn(root, text);
}

function foldsIn(node: Node, text: string): readonly Fold[] {
  const inner = childrenOf(node).flatMap((child) => foldsIn(child, text));
  if (node.kind !== "object" && node.kind !== "array") return inner;
  const { start, end } = node;
  return [{ start, end, endsWithBracket: /[}\]]/.test(text.charAt(end - 1)) }, ...inner];
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === "array") return node.items;
  return node.kind === "object" ? node.properties.flatMap(({ value }) => value ?? []) : [];
}
