import type { Span } from "./node.ts";

/** A piece of JSON text, however broken the text around it. */
export interface Token extends Span {
  /** "word" is anything without quotes: `true`, `12`, a half-typed text. */
  readonly kind: "{" | "}" | "[" | "]" | ":" | "," | "string" | "word";
  /** A string without quotes and escapes, a word as it stands. */
  readonly value: string;
  /** Whether a string has its closing quote. */
  readonly isClosed: boolean;
}

const PUNCTUATION = "{}[]:,";

/** A bare `kms:Decrypt` is one word; the colon behind a bare name is none of it. */
const WORD = /(?:[^\s{}[\]:,"/]|\/(?![/*]))+(?::(?:[^\s{}[\]:,"/]|\/(?![/*]))+)*/y;

const COMMENT = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/y;

/** The tokens of a text, in its order. Blanks and comments are none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token !== undefined) tokens.push(token);
    at = token?.end ?? Math.max(at + 1, endOf(COMMENT, text, at));
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token | undefined {
  const character = text.charAt(start);
  if (isPunctuation(character))
    return { kind: character, start, end: start + 1, value: character, isClosed: true };
  if (character === '"') return stringAt(text, start);
  const end = endOf(WORD, text, start);
  return end <= start
    ? undefined
    : { kind: "word", start, end, value: text.slice(start, end), isClosed: true };
}

function isPunctuation(character: string): character is "{" | "}" | "[" | "]" | ":" | "," {
  return character !== "" && PUNCTUATION.includes(character);
}

function endOf(pattern: RegExp, text: string, start: number): number {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = start;
  return sticky.test(text) ? sticky.lastIndex : start;
}

/** A string ends with its line at the latest. */
function stringAt(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && !'"\r\n'.includes(text.charAt(end))) end += text.charAt(end) === "\\" ? 2 : 1;
  end = Math.min(end, text.length);
  const isClosed = text.charAt(end) === '"';
  const isLeftOpen = !isClosed || isOpeningQuote(text, start, end);
  // What parts a text that lacks its quote from what follows is none of it.
  const rest = isClosed ? /[\s,:{}[\]]+$/ : /[\s,\]}]+$/;
  if (isLeftOpen) end = start + 1 + text.slice(start + 1, end).replace(rest, "").length;
  return {
    kind: "string",
    start,
    end: isLeftOpen ? end : end + 1,
    value: unescaped(text.slice(start + 1, end)),
    isClosed: !isLeftOpen,
  };
}

/** In `["kms:De, "kms:Encrypt"]` the second quote opens a text: something stands right behind it, no text before. */
function isOpeningQuote(text: string, start: number, quote: number): boolean {
  return /[\w*]/.test(text.charAt(quote + 1)) && quote > start + 1 && /[\s,:{[]/.test(text.charAt(quote - 1));
}

function unescaped(content: string): string {
  if (!content.includes("\\")) return content;
  try {
    return String(JSON.parse(`"${content}"`));
  } catch {
    return content;
  }
}
