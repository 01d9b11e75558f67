import type { Span } from "../engine/engine.ts";

/** Zero-based line, and UTF-16 units from its start, as the Language Server Protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The lines of a text, for finding places by offset. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
  }

  rangeOf({ start, end }: Span): Range {
    return { start: this.#positionOf(start), end: this.#positionOf(end) };
  }

  /** A line's text without its end. */
  textOf(line: number): string {
    return this.#text.slice(this.#starts[line], this.#starts[line + 1]).replace(/[\r\n]+$/, "");
  }

  #positionOf(offset: number): Position {
    let line = 0;
    let after = this.#starts.length;
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) line = middle;
      else after = middle;
    }
    return { line, character: offset - (this.#starts[line] ?? 0) };
  }
}
