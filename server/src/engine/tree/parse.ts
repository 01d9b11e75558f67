import { printParseErrorCode, visit, type JSONVisitor, type ParseError } from "jsonc-parser";
import { depthOf } from "./depth.ts";
import type { Node, Span } from "./node.ts";
import { TreeBuilder } from "./treeBuilder.ts";

export interface SyntaxError extends Span {
  readonly message: string;
  /** Whether everything around it is read as it is written all the same. */
  readonly isHarmless: boolean;
}

/** What could be read of a text. Reading never fails: the errors say what was passed over. */
export interface Tree {
  readonly text: string;
  readonly root: Node | undefined;
  readonly errors: readonly SyntaxError[];
}

/** A policy nests seven levels at most. Deeper text is not read, so that no recursion can exhaust the stack. */
export const MAX_DEPTH = 100;

/**
 * Reads JSON as AWS does, without comments and trailing commas unless the text is for nobody but us. Keeps what is
 * readable around mistakes.
 */
export function parseTree(text: string, extras: "refused" | "allowed" = "refused"): Tree {
  if (isTooDeep(text)) return { text, root: undefined, errors: [tooDeep(text)] };

  const errors: SyntaxError[] = [];
  const builder = new TreeBuilder();
  const onError: JSONVisitor["onError"] = (error, offset, length) => {
    errors.push(toSyntaxError({ error, offset, length }, text.length));
  };
  const areAllowed = extras === "allowed";
  const options = { disallowComments: !areAllowed, allowTrailingComma: areAllowed, allowEmptyContent: false };
  visit(withoutByteOrderMark(text), { ...builder, onError }, options);
  return { text, root: builder.root, errors: sayCommas(text, errors) };
}

/** Of a comma that nothing follows the parser says what is missing behind it, in an object twice. */
function sayCommas(text: string, errors: readonly SyntaxError[]): readonly SyntaxError[] {
  const said = new Set<number>();
  return errors.flatMap((error) => {
    const comma = commaBefore(text, error.start);
    if (comma === undefined) return error;
    if (said.has(comma)) return [];
    said.add(comma);
    return {
      start: comma,
      end: comma + 1,
      message: "JSON takes no comma before a closing bracket or brace.",
      isHarmless: true,
    };
  });
}

/** Where the comma stands that only blanks part from a closing bracket. */
function commaBefore(text: string, offset: number): number | undefined {
  if (!/^[}\]]/.test(text.slice(offset, offset + 1))) return undefined;
  const comma = text.slice(0, offset).trimEnd().length - 1;
  return text[comma] === "," ? comma : undefined;
}

/** Whether a text nests too deep to be read, be it valid or not. */
export function isTooDeep(text: string): boolean {
  return depthOf(text) > MAX_DEPTH;
}

/** A blank in the mark's place keeps every offset as it was. */
function withoutByteOrderMark(text: string): string {
  return text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
}

function tooDeep(text: string): SyntaxError {
  return {
    start: 0,
    end: Math.min(1, text.length),
    message: `This document nests more than ${String(MAX_DEPTH)} levels deep. No policy does, so Latchkey does not read it.`,
    isHarmless: false,
  };
}

/** The parser's span of a comment that never ends is one longer than the text. */
function toSyntaxError({ error, offset, length }: ParseError, textLength: number): SyntaxError {
  const code = printParseErrorCode(error);
  return {
    start: offset,
    end: Math.min(offset + length, textLength),
    message: messages[code] ?? "This is not valid JSON.",
    isHarmless: code === "InvalidCommentToken",
  };
}

const messages: Readonly<Record<string, string>> = {
  InvalidSymbol: "JSON knows no such word. Text belongs in double quotes.",
  InvalidNumberFormat: "This is not a number as JSON writes them.",
  PropertyNameExpected: "A member's name in double quotes is expected here.",
  ValueExpected: "A value is expected here.",
  ColonExpected: "A colon is expected here.",
  CommaExpected: "A comma is expected here.",
  CloseBraceExpected: "A closing brace is expected here.",
  CloseBracketExpected: "A closing bracket is expected here.",
  EndOfFileExpected: "The document ends before this. Nothing may follow its last brace.",
  InvalidCommentToken: "AWS accepts no comments in a policy.",
  UnexpectedEndOfComment: "This comment does not end, and AWS accepts no comments in a policy.",
  UnexpectedEndOfString: "This text lacks its closing quote.",
  UnexpectedEndOfNumber: "This number is not finished.",
  InvalidUnicode: "A Unicode escape is written as a backslash, u and four hexadecimal digits.",
  InvalidEscapeCharacter: "JSON knows no such escape.",
  InvalidCharacter: "This character cannot stand in JSON text. Write it as an escape.",
};
