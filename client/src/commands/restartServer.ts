import type { LanguageClient } from "vscode-languageclient/node";

/** Ends the language server and starts it anew, or starts it when it is not running. */
export async function restartServer(client: LanguageClient): Promise<void> {
  if (client.isRunning()) await client.restart();
  else await client.start();
}
