import type { Node } from "./node.ts";

/** The value that a node stands for. Of members of the same name the last counts, as JSON readers take it. */
export function toJson(node: Node): unknown {
  switch (node.kind) {
    case "object":
      // fromEntries defines members instead of assigning them, so `__proto__` stays a name like any other.
      return Object.fromEntries(
        node.properties.map(({ name, value }) => [name.value, value && toJson(value)]),
      );
    case "array":
      return node.items.map(toJson);
    case "null":
      return null;
    default:
      return node.value;
  }
}
