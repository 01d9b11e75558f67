import type { ArrayNode, Node, ObjectNode, Property } from "./node.ts";
import type { Token } from "./tokens.ts";
import { TreeBuilder } from "./treeBuilder.ts";

/**
 * Builds the tree of a text that somebody is writing. Where a bracket, a quote or a value is missing, it takes what
 * follows for what it looks like: a text before a colon is a name wherever it stands.
 */
export class DraftBuilder {
  private readonly tree = new TreeBuilder();
  private readonly text: string;
  /** Whether the colon of the member that is being read was there. */
  isBehindColon = false;

  constructor(text: string) {
    this.text = text;
  }

  get root(): Node | undefined {
    return this.tree.root;
  }

  /** What the next token belongs to. */
  get innermost(): ObjectNode | ArrayNode | Property | undefined {
    return this.tree.innermost;
  }

  take(token: Token, next: Token | undefined): void {
    const { kind, start } = token;
    if (kind === ":") this.isBehindColon = this.innermost?.kind === "property";
    else if (kind === ",") this.tree.onSeparator(",", start);
    else if (kind === "}") this.close("object", start);
    else if (kind === "]") this.close("array", start);
    else if (kind === "{" || kind === "[") this.open(kind, start);
    else if (next?.kind === ":" || this.isNameByPlace(token)) this.beginMember(token);
    else this.takeLiteral(token);
  }

  /** Ends whatever is open. */
  finish(): void {
    while (this.innermost !== undefined) this.tree.onObjectEnd(this.text.length, 0);
  }

  private open(kind: "{" | "[", start: number): void {
    if (this.innermost === undefined && this.root !== undefined) return;
    // A brace where a name belongs begins the next object of the list: the one before lacks its own.
    if (this.innermost?.kind === "object" && kind === "{") this.endUpTo("array", start);
    if (this.innermost?.kind === "object") this.tree.onObjectProperty("", start, 0);
    if (kind === "{") this.tree.onObjectBegin(start);
    else this.tree.onArrayBegin(start);
  }

  private close(kind: "object" | "array", start: number): void {
    this.endUpTo(kind, start);
    if (this.heldBy(this.innermost)?.kind === kind) this.tree.onObjectEnd(start, 1);
  }

  private beginMember({ value, start, end }: Token): void {
    this.tree.onSeparator(",", start);
    this.endUpTo("object", start);
    if (this.innermost?.kind !== "object") return;
    this.tree.onObjectProperty(value, start, end - start);
    this.isBehindColon = false;
  }

  private takeLiteral({ kind, value, start, end }: Token): void {
    this.tree.onLiteralValue(kind === "word" ? meaningOf(value) : value, start, end - start);
  }

  /** In an object a text is a name, and so is one below a name that has no colon. */
  private isNameByPlace({ start }: Token): boolean {
    const { innermost } = this;
    if (innermost?.kind === "object") return true;
    if (innermost?.kind !== "property" || this.isBehindColon) return false;
    return this.text.slice(innermost.name.end, start).includes("\n");
  }

  /** Ends what is open inside the innermost list or object; nothing where there is none. */
  private endUpTo(kind: "object" | "array", end: number): void {
    let above = this.heldBy(this.innermost);
    let steps = 0;
    for (; above !== undefined && above.kind !== kind; steps++) above = this.heldBy(above.parent);
    if (above !== undefined) for (; steps > 0; steps--) this.tree.onObjectEnd(end, 0);
  }

  /** The list or object that a place is directly in. */
  private heldBy(node: ObjectNode | ArrayNode | Property | undefined): ObjectNode | ArrayNode | undefined {
    return node?.kind === "property" ? node.parent : node;
  }
}

/** A word that JSON does not know is a text that lacks its quotes. */
function meaningOf(word: string): unknown {
  if (literals.has(word)) return literals.get(word);
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word) ? Number(word) : word;
}

const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
