/** A file that a setup is written to. */
export interface SetupFile {
  /** Without a folder. */
  readonly name: string;
  /** With a line feed at its end. */
  readonly text: string;
  /** What it is for, in a few words. */
  readonly purpose: string;
}

export function jsonText(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
