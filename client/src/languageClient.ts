import type { ExtensionContext, LogOutputChannel, TextDocument } from "vscode";
import { LanguageClient, State, TransportKind, type NodeModule } from "vscode-languageclient/node";
import { deployedScheme } from "./deployedScheme.ts";
import { previewScheme } from "./shownTexts.ts";
import { withoutDoubles } from "./withoutDoubles.ts";
import type { InitializationOptions } from "../../server/src/protocol.ts";

/** The client of the server that ships with the extension. It is not started yet. */
export function createLanguageClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const server: NodeModule = {
    module: context.asAbsolutePath("server/dist/main.node.js"),
    transport: TransportKind.ipc,
  };
  const initializationOptions: InitializationOptions = {
    editorReportsJsonSyntax: true,
    documentStatus: true,
    showAccess: true,
    readFiles: true,
    showSets: true,
    previewDecision: true,
    suggestCommand: "editor.action.triggerSuggest",
    fillPlaceholder: true,
    silence: true,
  };
  const client = new LanguageClient("latchkey", "Latchkey", server, {
    // Without a scheme, so that untitled documents and virtual file systems are served too.
    documentSelector: [{ language: "json" }, { language: "jsonc" }],
    outputChannel: output,
    initializationOptions,
    middleware: {
      ...withoutDoubles,
      // What is only shown for comparison is no document of the workspace, and of no set.
      didOpen: (document, next) => (isOnlyShown(document) ? Promise.resolve() : next(document)),
      didClose: (document, next) => (isOnlyShown(document) ? Promise.resolve() : next(document)),
    },
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) output.info("The language server is running.");
  });
  return client;
}

/** What AWS has, and what is not written yet. */
function isOnlyShown({ uri }: TextDocument): boolean {
  return [deployedScheme, previewScheme].includes(uri.scheme);
}
