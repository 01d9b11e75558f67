import type { Node, ObjectNode } from "../tree/node.ts";
import type { Policy } from "./policy.ts";

/** Every object of a document, the outer ones first. */
export function objectNodesOf({ root }: Policy): readonly ObjectNode[] {
  const objects: ObjectNode[] = [];
  const visit = (node: Node | undefined): void => {
    if (node?.kind === "array") node.items.forEach(visit);
    if (node?.kind !== "object") return;
    objects.push(node);
    for (const { value } of node.properties) visit(value);
  };
  visit(root);
  return objects;
}
