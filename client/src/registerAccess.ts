import { commands, Disposable, window, type ExtensionContext } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { DocumentStatuses } from "./documentStatuses.ts";
import { loadOnce } from "./loadOnce.ts";

/** The commands and panels about access. What they need is loaded when the first of them is used. */
export function registerAccess(
  context: ExtensionContext,
  client: LanguageClient,
  statuses: DocumentStatuses,
): Disposable {
  const panels = loadOnce(context, async () => {
    const { createAccessPanels } = await import("./preview/accessPanels.ts");
    return createAccessPanels(context, client, statuses);
  });
  return Disposable.from(
    commands.registerCommand("latchkey.showAccess", async (which: unknown) => {
      const { showAccess } = await import("./commands/showAccess.ts");
      await showAccess(await panels(), which);
    }),
    commands.registerCommand("latchkey.testRequest", async (which: unknown) => {
      const { testRequest } = await import("./commands/testRequest.ts");
      await testRequest(await panels(), which);
    }),
    commands.registerCommand("latchkey.whatChanged", async (which: unknown, older: unknown) => {
      const { whatChanged } = await import("./commands/whatChanged.ts");
      await whatChanged(await panels(), which, older);
    }),
    window.registerWebviewPanelSerializer("latchkey.access", {
      deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
    }),
  );
}
