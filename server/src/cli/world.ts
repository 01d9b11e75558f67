/** What the command line needs of the world around it. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly files: Files;
  /** Asks whoever sits at the terminal; undefined at the input's end. Missing where nobody does. */
  readonly ask?: (question: string) => Promise<string | undefined>;
}

export interface Output {
  readonly isTerminal: boolean;
  write(contents: string | Uint8Array): void;
}

/** Files and folders. Paths are as the user writes them, relative ones from the working directory. */
export interface Files {
  /** Undefined where there is nothing; rejects where that cannot be told. */
  typeOf(path: string): Promise<"file" | "folder" | undefined>;
  /** The bytes of a file, piece by piece. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** Puts other contents in a file's place, at once or not at all, under the same permissions. */
  replace(path: string, contents: Uint8Array): Promise<void>;
  /** Writes a file that is not there yet, and the folders that lead to it. Rejects where something is in the way. */
  create(path: string, contents: Uint8Array): Promise<void>;
  /** The files of a folder that a glob pattern matches, links and `node_modules` left out, from that folder on, in order. */
  find(folder: string, pattern: string): Promise<readonly string[]>;
  /** The path with forward slashes where the system writes others. */
  withForwardSlashes(path: string): string;
  /** The same path from the root on, with forward slashes. */
  absolute(path: string): string;
}

/** The process's exit code, kept stable. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
