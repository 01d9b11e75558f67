import { DraftBuilder } from "./draftBuilder.ts";
import type { ArrayNode, Node, ObjectNode, Property } from "./node.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** A place in a text where something can be written. */
export interface Place {
  /** Whether the name of a member belongs there, or a value. */
  readonly role: "name" | "value";
  /** The object that takes the name; the list or the member that takes the value. */
  readonly holder: ObjectNode | ArrayNode | Property;
  /** The text that stands there, whole or half typed. */
  readonly token: Token | undefined;
  /** Where a comma is missing before the place. */
  readonly commaBefore: number | undefined;
  readonly isColonNext: boolean;
  /** Whether something follows that a comma has to part from what is written there. */
  readonly needsComma: boolean;
}

export interface Draft {
  readonly root: Node | undefined;
  /** What can be written at the offset; undefined where nothing can. */
  readonly place: Place | undefined;
}

/** Reads a text that somebody is writing, however much of it is missing, and the place at an offset of it. */
export function readDraft(text: string, offset: number): Draft {
  const builder = new DraftBuilder(text);
  const tokens = tokensOf(text);
  let place: Place | undefined;
  for (let index = 0; index <= tokens.length; index++) {
    const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
    if (isBetween(offset, before, token) && !isCommented(text, offset, before))
      place = placeBetween(builder, before, token, next);
    if (token === undefined) break;
    const above = builder.innermost;
    builder.take(token, next);
    if (isWithin(offset, token)) place = placeOf(builder, above, before, token, next);
  }
  builder.finish();
  return { root: builder.root, place };
}

function isText({ kind }: Token): boolean {
  return kind === "string" || kind === "word";
}

function isWithin(offset: number, token: Token): boolean {
  if (!isText(token)) return false;
  const { start, end, kind, isClosed } = token;
  if (kind === "word") return start <= offset && offset <= end;
  return start < offset && (isClosed ? offset < end : offset <= end);
}

/** Right behind a text nothing new can begin. */
function isBetween(offset: number, before: Token | undefined, token: Token | undefined): boolean {
  const isBehind =
    before === undefined || before.end < offset || (before.end === offset && "{[:,".includes(before.kind));
  return isBehind && (token === undefined || offset <= token.start) && !(token && isWithin(offset, token));
}

/** Comments are no tokens, so that they are looked for where none is. */
function isCommented(text: string, offset: number, before: Token | undefined): boolean {
  const between = text.slice(before?.end ?? 0, offset);
  return /\/\/[^\r\n]*$|\/\*(?:(?!\*\/)[^])*$/.test(between);
}

function placeBetween(
  { innermost: holder, isBehindColon }: DraftBuilder,
  before: Token | undefined,
  token: Token | undefined,
  next: Token | undefined,
): Place | undefined {
  if (holder === undefined || token?.kind === ":") return undefined;
  const needsComma = token !== undefined && beginsValue(token);
  const hasValue = needsComma && next?.kind !== ":";
  if (holder.kind === "property" && (!isBehindColon || hasValue)) return undefined;
  return {
    role: holder.kind === "object" ? "name" : "value",
    holder,
    token: undefined,
    commaBefore: missingCommaBehind(before),
    isColonNext: false,
    needsComma,
  };
}

function missingCommaBehind(before: Token | undefined): number | undefined {
  return before === undefined || "{[:,".includes(before.kind) ? undefined : before.end;
}

function placeOf(
  builder: DraftBuilder,
  above: DraftBuilder["innermost"],
  before: Token | undefined,
  token: Token,
  next: Token | undefined,
): Place | undefined {
  const { innermost } = builder;
  const isName = innermost?.kind === "property" && innermost.name.start === token.start;
  const holder = isName ? innermost.parent : above;
  if (holder === undefined || (!isName && holder.kind === "object")) return undefined;
  return {
    role: isName ? "name" : "value",
    holder,
    token,
    commaBefore: missingCommaBehind(before),
    isColonNext: next?.kind === ":",
    needsComma: next !== undefined && beginsValue(next),
  };
}

function beginsValue(token: Token): boolean {
  return isText(token) || token.kind === "{" || token.kind === "[";
}
