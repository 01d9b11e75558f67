/** A file that a generator writes, or of which it writes a part. */
export interface GeneratedFile {
  /** From the repository's top, with slashes. */
  readonly path: string;
  /** The whole new text, before the formatter has seen it. */
  readonly text: string;
}

/** Gives the files that it is responsible for as they should be. The same sources always give the same text. */
export type Generator = () => Promise<readonly GeneratedFile[]>;
