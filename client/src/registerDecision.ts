import { commands, Disposable, window, type Event, type ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { loadOnce } from "./loadOnce.ts";
import type { DocumentStatuses } from "./documentStatuses.ts";

/** The panel about the choice of a key. What it needs is loaded when it is opened. */
export function registerDecision(
  context: ExtensionContext,
  client: LanguageClient,
  statuses: DocumentStatuses,
  onDidChangeSets: Event<void>,
): Disposable {
  const panel = loadOnce(context, async () => {
    const { createDecisionPanel } = await import("./decision/decisionPanel.ts");
    return createDecisionPanel(context, client, statuses, onDidChangeSets);
  });
  return Disposable.from(
    commands.registerCommand("latchkey.previewDecision", async (tab: unknown, uri: unknown) => {
      await (await panel()).show(tab, uri);
    }),
    window.registerWebviewPanelSerializer("latchkey.decision", {
      deserializeWebviewPanel: async (restored) => {
        (await panel()).restore(restored);
      },
    }),
  );
}
