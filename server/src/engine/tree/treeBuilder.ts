import type { JSONVisitor } from "jsonc-parser";
import type { ArrayNode, Node, ObjectNode, Property } from "./node.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type OpenObject = Writable<ObjectNode> & { readonly properties: Property[] };
type OpenArray = Writable<ArrayNode> & { readonly items: Node[] };
type OpenProperty = Writable<Property> & { readonly parent: OpenObject };
type Holder = OpenArray | OpenProperty;

/**
 * Builds the tree in the one pass in which the parser reads. Its own tree would have to be copied node by node, since
 * it does not tell members from values.
 */
export class TreeBuilder implements JSONVisitor {
  /** The text's value as far as it has been read. */
  root: Node | undefined;
  private open: OpenObject | Holder | undefined;

  /** The innermost value or member that has not ended yet. */
  get innermost(): ObjectNode | ArrayNode | Property | undefined {
    return this.open;
  }

  onObjectBegin = (start: number): void => {
    this.begin({ kind: "object", start, end: start, parent: this.holder(), properties: [] });
  };

  onArrayBegin = (start: number): void => {
    this.begin({ kind: "array", start, end: start, parent: this.holder(), items: [] });
  };

  onObjectEnd = (offset: number, length: number): void => {
    this.end(offset + length);
  };

  onArrayEnd = this.onObjectEnd;

  onObjectProperty = (value: string, start: number, length: number): void => {
    const { open } = this;
    if (open?.kind !== "object") return;
    const name = { start, end: start + length, value };
    const { end } = name;
    const property: OpenProperty = { kind: "property", start, end, parent: open, name, value: undefined };
    open.properties.push(property);
    this.open = property;
  };

  onLiteralValue = (value: unknown, start: number, length: number): void => {
    const end = start + length;
    this.add(toLiteral(value, start, end, this.holder()));
    this.endProperty(end);
  };

  onSeparator = (character: string, offset: number): void => {
    if (character === ",") this.endProperty(offset);
  };

  /** What holds a value that begins here. */
  private holder(): Holder | undefined {
    return this.open?.kind === "object" ? undefined : this.open;
  }

  /** A member takes one value, and so does the text. */
  private add(node: Node): void {
    const { open } = this;
    if (open === undefined) this.root ??= node;
    else if (open.kind === "array") open.items.push(node);
    else if (open.kind === "property") open.value ??= node;
  }

  private begin(node: OpenObject | OpenArray): void {
    this.add(node);
    this.open = node;
  }

  private end(end: number): void {
    // A member that has no value yet ends with its object.
    this.endProperty(end);
    const { open } = this;
    if (open === undefined || open.kind === "property") return;
    open.end = end;
    // Only what this builder opened is ever a parent.
    this.open = open.parent as Holder | undefined;
    this.endProperty(end);
  }

  private endProperty(end: number): void {
    const { open } = this;
    if (open?.kind !== "property") return;
    open.end = end;
    this.open = open.parent;
  }
}

/** Positional, since this is called for every value of a text. */
function toLiteral(value: unknown, start: number, end: number, parent: Node["parent"]): Node {
  switch (typeof value) {
    case "string":
      return { kind: "string", start, end, parent, value };
    case "number":
      return { kind: "number", start, end, parent, value };
    case "boolean":
      return { kind: "boolean", start, end, parent, value };
    default:
      return { kind: "null", start, end, parent };
  }
}
