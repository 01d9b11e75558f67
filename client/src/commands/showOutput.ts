import type { LogOutputChannel } from "vscode";

/** Shows what client and server have written down. */
export function showOutput(output: LogOutputChannel): void {
  output.show();
}
