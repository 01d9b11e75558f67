import type { Span } from "../../tree/node.ts";

/** What is wrong with a setup file, in whole sentences, and where. */
export interface SetupProblem extends Span {
  readonly message: string;
}

export function problemAt({ start, end }: Span, message: string): SetupProblem {
  return { start, end, message };
}
