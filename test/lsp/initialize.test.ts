import assert from "node:assert/strict";
import { pullCapabilities, pushCapabilities } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";

describe("initialize", () => {
  it("offers what every client can use", async () => {
    await withSession({ capabilities: {} }, ({ initialized }) => {
      assert.deepEqual(initialized, {
        serverInfo: { name: "Latchkey" },
        capabilities: {
          positionEncoding: "utf-16",
          textDocumentSync: { openClose: true, change: 2 },
          codeActionProvider: {
            codeActionKinds: [
              "quickfix",
              "refactor.rewrite",
              "source.fixAll.latchkey",
              "source.sortAndTidy.latchkey",
            ],
          },
          codeLensProvider: { resolveProvider: false },
          completionProvider: { triggerCharacters: ['"', ":", "/"], resolveProvider: true },
          hoverProvider: true,
          documentSymbolProvider: true,
          documentLinkProvider: { resolveProvider: false },
          foldingRangeProvider: true,
          selectionRangeProvider: true,
          inlayHintProvider: { resolveProvider: false },
          definitionProvider: true,
          referencesProvider: true,
          documentHighlightProvider: true,
          renameProvider: true,
        },
      });
      return Promise.resolve();
    });
  });

  for (const [name, capabilities, offers] of [
    ["offers diagnostics to a client that asks for them", pullCapabilities, true],
    ["offers none to a client that waits for them", pushCapabilities, false],
  ] as const) {
    it(name, async () => {
      await withSession({ capabilities }, ({ initialized }) => {
        assert.equal(initialized.capabilities.diagnosticProvider !== undefined, offers);
        return Promise.resolve();
      });
    });
  }

  it("survives initialization options that make no sense", async () => {
    for (const initializationOptions of [null, 7, "x", [], { documentStatus: "yes" }]) {
      await withSession({ initializationOptions: initializationOptions as object }, async (client) => {
        await client.open("file:///a.json", "{}");
        await client.published("file:///a.json", 1);
        assert.deepEqual(client.inbox.all("latchkey/documentStatus"), []);
      });
    }
  });
});
