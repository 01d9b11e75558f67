import { spellingOf } from "../catalog/conditionKeys.ts";
import { isDoubt, type Doubt, type Truth } from "./truth.ts";

/** What is known of the values of condition keys, asked by the key's name in lower case. A Map is one. */
export interface Context {
  /** Undefined or empty when the key is absent; a doubt when neither value nor absence is known. */
  get(key: string): readonly string[] | Doubt | undefined;
}

/** What variables are resolved with. */
export interface Circumstances {
  /** The policy's Version; only "2012-10-17" knows variables. */
  readonly version: string | undefined;
  readonly context: Context;
}

/** A stretch of a resolved text: as written, a `*`, `?` or `$` written as an escape, or a variable's value. */
export interface Piece {
  readonly text: string;
  readonly from: "text" | "escape" | "variable";
}

const variable = /^\$\{(?:([*?$])|([^{},']+)(?:,\s*'([^']*)')?)\}/;

/** Whether a text holds something that would be a variable under Version 2012-10-17. */
export function hasVariable(text: string): boolean {
  return text.includes("${");
}

const keyVariables = /\$\{([^{},'*?$]+)(?:,\s*'[^']*')?\}/g;

/** The condition keys, in lower case, that a text's variables name under Version 2012-10-17. */
export function keysNamedIn(text: string): readonly string[] {
  return hasVariable(text) ? [...text.matchAll(keyVariables)].map(([, key = ""]) => key.toLowerCase()) : [];
}

/** That a variable may stand for anything. */
export function unknownVariable(key: string): Doubt {
  return { doubt: `What \${${spellingOf(key)}} stands for in a request is not known.` };
}

/** The same text with the values that are known in the place of variables; the others stay. */
export function withKnownValues(text: string, valueOf: (key: string) => string | undefined): string {
  return text.replace(keyVariables, (written, key: string) => valueOf(key.toLowerCase()) ?? written);
}

/**
 * Puts values in the place of variables. Undefined when one has neither value nor default: such a text matches
 * nothing. Without Version or with "2008-10-17" variables are plain text.
 */
export function resolveVariables(
  text: string,
  { version, context }: Circumstances,
): readonly Piece[] | Doubt | undefined {
  if (version === undefined || version === "2008-10-17") return [{ text, from: "text" }];
  if (version !== "2012-10-17")
    return { doubt: `AWS knows no Version "${version}", so whether "${text}" has variables is open.` };

  const pieces: Piece[] = [];
  let at = 0;
  for (let start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
    if (start > at) pieces.push({ text: text.slice(at, start), from: "text" });
    const match = variable.exec(text.slice(start));
    if (match === null) return { doubt: `AWS does not say what the unfinished variable in "${text}" means.` };
    const piece = toPiece(match, context);
    if (piece === undefined || "doubt" in piece) return piece;
    pieces.push(piece);
    at = start + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), from: "text" });
  return pieces;
}

function toPiece(
  [, escape, key = "", fallback]: RegExpExecArray,
  context: Context,
): Piece | Doubt | undefined {
  return escape === undefined ? valueOf(key, fallback, context) : { text: escape, from: "escape" };
}

function valueOf(key: string, fallback: string | undefined, context: Context): Piece | Doubt | undefined {
  const values = context.get(key.toLowerCase());
  if (values !== undefined && "doubt" in values) return values;
  const [value = fallback, ...more] = values ?? [];
  if (more.length > 0)
    return { doubt: `${key} has several values, and AWS does not say which one a variable takes.` };
  return value === undefined ? undefined : { text: value, from: "variable" };
}

/**
 * Whether a text matches a pattern whose variables are resolved, compared by the given function, which takes
 * `*` and `?` in the pattern for wildcards. An escaped one stands for itself. Whether one that a variable
 * brings along is a wildcard AWS does not say: both readings have to agree.
 */
export function matchesPieces(
  text: string,
  pieces: readonly Piece[],
  compare: (text: string, pattern: string) => Truth,
): Truth {
  const asText = compareWith(text, pieces, compare, ({ from }) => from !== "text");
  const isOpen = pieces.some((piece) => piece.from === "variable" && /[*?]/.test(piece.text));
  if (!isOpen || isDoubt(asText)) return asText;
  const asWildcard = compareWith(text, pieces, compare, ({ from }) => from === "escape");
  if (asText === asWildcard) return asText;
  return { doubt: "AWS does not say whether a * or ? in the value of a variable is a wildcard." };
}

/** Characters that occur nowhere in either text stand for the literal `*` and `?` on both sides. */
function compareWith(
  text: string,
  pieces: readonly Piece[],
  compare: (text: string, pattern: string) => Truth,
  isLiteral: (piece: Piece) => boolean,
): Truth {
  const plain = pieces.map((piece) => piece.text).join("");
  if (!pieces.some((piece) => isLiteral(piece) && /[*?]/.test(piece.text))) return compare(text, plain);
  const star = unusedCharacter(text + plain);
  const mark = unusedCharacter(text + plain + star);
  const toLiteral = (value: string): string => value.replaceAll("*", star).replaceAll("?", mark);
  const pattern = pieces.map((piece) => (isLiteral(piece) ? toLiteral(piece.text) : piece.text)).join("");
  return compare(toLiteral(text), pattern);
}

/** The first character of the private use area that a text does not hold. */
function unusedCharacter(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) code++;
  return String.fromCharCode(code);
}
