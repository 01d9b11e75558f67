import { commands, Disposable, window, type ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { DecisionPanel } from "./decision/decisionPanel.ts";
import type { DocumentStatuses } from "./documentStatuses.ts";

/** The panel about the choice of a key. What it needs is loaded when it is opened. */
export function registerDecision(
  context: ExtensionContext,
  client: LanguageClient,
  statuses: DocumentStatuses,
): Disposable {
  let loaded: Promise<DecisionPanel> | undefined;
  const load = async (): Promise<DecisionPanel> => {
    const { createDecisionPanel } = await import("./decision/decisionPanel.ts");
    const panel = createDecisionPanel(context, client, statuses);
    context.subscriptions.push(panel);
    return panel;
  };
  const panel = (): Promise<DecisionPanel> => (loaded ??= load());
  return Disposable.from(
    commands.registerCommand("latchkey.previewDecision", async () => {
      (await panel()).show();
    }),
    window.registerWebviewPanelSerializer("latchkey.decision", {
      deserializeWebviewPanel: async (restored) => {
        (await panel()).restore(restored);
      },
    }),
  );
}
