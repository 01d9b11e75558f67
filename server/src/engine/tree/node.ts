/** A stretch of text in UTF-16 code units, `end` exclusive: what a string's indices are in TypeScript. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface NodeBase extends Span {
  /** The list or member that holds this node; undefined for the root. */
  readonly parent: ArrayNode | Property | undefined;
}

export interface ObjectNode extends NodeBase {
  readonly kind: "object";
  /** In the order of the text, members of the same name included. */
  readonly properties: readonly Property[];
}

export interface ArrayNode extends NodeBase {
  readonly kind: "array";
  readonly items: readonly Node[];
}

export interface StringNode extends NodeBase {
  readonly kind: "string";
  /** The text with its escapes resolved. The span covers the quotes too. */
  readonly value: string;
}

export interface NumberNode extends NodeBase {
  readonly kind: "number";
  readonly value: number;
}

export interface BooleanNode extends NodeBase {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: "null";
}

/** A value of a JSON document and where it stands. */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode;

/** A member's name with its escapes resolved. The span covers the quotes too. */
export interface Name extends Span {
  readonly value: string;
}

/** A member of an object: its name and, unless it is half typed, its value. */
export interface Property extends Span {
  readonly kind: "property";
  readonly parent: ObjectNode;
  readonly name: Name;
  readonly value: Node | undefined;
}

/** The last member of that name, as JSON readers take it. */
export function propertyOf(node: Node | undefined, name: string): Property | undefined {
  if (node?.kind !== "object") return undefined;
  const { properties } = node;
  for (let index = properties.length - 1; index >= 0; index--)
    if (properties[index]?.name.value === name) return properties[index];
  return undefined;
}

/** The items of a list, or the value itself: IAM takes a bare value for a list of one. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === "array" ? node.items : [node];
}

/** Those of them that are texts. */
export function textsOf(node: Node | undefined): readonly StringNode[] {
  return itemsOf(node).filter((item) => item.kind === "string");
}

/** Whether two spans overlap, or one begins where the other ends. */
export function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
