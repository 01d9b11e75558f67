import { setTimeout as pause } from "node:timers/promises";
import type { PublishDiagnosticsParams } from "vscode-languageserver";
import { faultyPolicy } from "../cli/documents.ts";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";

const uri = "file:///w/below/bucket-policy.json";
const configUri = "file:///w/latchkey.json";

function config(severity: string): string {
  return JSON.stringify({
    rules: [{ rule: "policy/unknown-action", paths: "below/*", severity, reason: "It is to come." }],
  });
}

/** Waits, until the test runs out of time, for the last findings shown of the document to be, or not to be, about an unknown action. */
async function shown(client: LspClient, isShown: boolean): Promise<void> {
  for (;;) {
    const last = (client.inbox.all("textDocument/publishDiagnostics") as PublishDiagnosticsParams[]).filter(
      (params) => params.uri === uri,
    );
    const codes = last.at(-1)?.diagnostics.map(({ code }) => code);
    if (codes?.includes("policy/unknown-action") === isShown) return;
    await pause(10);
  }
}

describe("a latchkey.json in a workspace", () => {
  it("weighs findings as its file says, and as its text says while it is open", async () => {
    const files = memoryFiles({ [uri]: faultyPolicy, [configUri]: config("off") });
    const services = { ...realServices, files };
    await withSession(
      { capabilities: pushCapabilities, folders: ["file:///w"], services },
      async (client) => {
        await client.open(uri, faultyPolicy);
        await shown(client, false);
        await client.open(configUri, config("hint"));
        await shown(client, true);
      },
    );
  });
});
