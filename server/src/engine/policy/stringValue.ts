import { textsOf, type Node } from "../tree/node.ts";
import type { StringValue } from "./policy.ts";

export function toStringValue(node: Node | undefined): StringValue | undefined {
  return node?.kind === "string" ? { value: node.value, node } : undefined;
}

/** The texts among a list's items, or the bare text itself. */
export function stringValuesOf(node: Node | undefined): readonly StringValue[] {
  return textsOf(node).map((item) => ({ value: item.value, node: item }));
}
