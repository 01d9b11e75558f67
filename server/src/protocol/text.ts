/** A place in a document: line and UTF-16 unit in it, both from 0. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch of a document, `end` exclusive. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}
