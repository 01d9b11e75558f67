import { commands, window, type ExtensionContext } from "vscode";
import { registerAws } from "./aws/registerAws.ts";
import { fillPlaceholder } from "./commands/fillPlaceholder.ts";
import { restartServer } from "./commands/restartServer.ts";
import { silence } from "./commands/silence.ts";
import { showOutput } from "./commands/showOutput.ts";
import { watchDocumentStatuses } from "./documentStatuses.ts";
import { serveFiles } from "./files/serveFiles.ts";
import { hardenPolicy } from "./harden/hardenPolicy.ts";
import { createLanguageClient } from "./languageClient.ts";
import { registerAccess } from "./registerAccess.ts";
import { registerDecision } from "./registerDecision.ts";
import { registerNewDocuments } from "./newDocument/registerNewDocuments.ts";
import { registerSets } from "./sets/registerSets.ts";
import { createShownTexts } from "./shownTexts.ts";
import { createStatusItem } from "./statusItem.ts";

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("Latchkey", { log: true });
  const client = createLanguageClient(context, output);
  const statuses = watchDocumentStatuses(client);
  const sets = registerSets(client);
  const texts = createShownTexts();
  context.subscriptions.push(
    output,
    client,
    statuses,
    createStatusItem(client, statuses),
    registerAccess(context, client, statuses),
    serveFiles(client),
    registerAws(context, client),
    sets,
    registerDecision(context, client, statuses, sets.onDidChange),
    texts,
    registerNewDocuments(client, context.workspaceState, texts),
    commands.registerCommand("latchkey.harden", () => hardenPolicy(client, texts)),
    commands.registerCommand("latchkey.fillPlaceholder", (which: unknown) => fillPlaceholder(client, which)),
    commands.registerCommand("latchkey.silence", (which: unknown) => silence(client, which)),
    commands.registerCommand("latchkey.restartServer", () => restartServer(client)),
    commands.registerCommand("latchkey.showOutput", () => {
      showOutput(output);
    }),
  );
  // Nobody waits for the server here: the commands are there at once, and wait for it themselves.
  client.start().catch((reason: unknown) => {
    output.error(`The language server did not start. ${String(reason)}`);
  });
}
