import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { DiagnosticSeverity, FileChangeType, type PublishDiagnosticsParams } from "vscode-languageserver";
import { faultyPolicy, fixablePolicy } from "../cli/documents.ts";
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

  it("is heeded as soon as its file is there, no longer when it is gone, and not while it is broken", async () => {
    const files = memoryFiles({ [uri]: faultyPolicy });
    const services = { ...realServices, files };
    const nearUri = "file:///w/below/latchkey.json";
    await withSession(
      { capabilities: pushCapabilities, folders: ["file:///w"], services },
      async (client) => {
        const write = (at: string, text: string | undefined): Promise<void> => {
          if (text === undefined) files.texts.delete(at);
          else files.texts.set(at, text);
          const type = text === undefined ? FileChangeType.Deleted : FileChangeType.Changed;
          return client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: at, type }] });
        };
        await client.open(uri, faultyPolicy);
        await shown(client, true);
        await write(configUri, config("off"));
        await shown(client, false);
        await write(configUri, config("off").slice(0, -1));
        await shown(client, true);
        await write(configUri, config("off"));
        await shown(client, false);
        // The nearest file is the only one.
        await write(nearUri, "{}");
        await shown(client, true);
        await write(nearUri, undefined);
        await shown(client, false);
        await write(configUri, undefined);
        await shown(client, true);
      },
    );
  });

  it("brings a rule back that the settings turn off where its entry fits, and only there", async () => {
    const other = "file:///w/bucket-policy.json";
    const files = memoryFiles({ [uri]: faultyPolicy, [configUri]: config("warning") });
    const services = { ...realServices, files };
    const settings = (): unknown => ({
      rules: { "policy/unknown-action": "off", "policy/leading-blank": "off" },
    });
    await withSession(
      { capabilities: pushCapabilities, folders: ["file:///w"], services, settings },
      async (client) => {
        await client.open(uri, ` ${faultyPolicy}`);
        await shown(client, true);
        await client.open(other, ` ${faultyPolicy}`);
        await client.published(other, 1);
        const ofPolicies = (at: string): readonly unknown[] =>
          client.inbox
            .all("textDocument/publishDiagnostics")
            .findLast((params) => params.uri === at)
            ?.diagnostics.filter(({ code }) => String(code).startsWith("policy/"))
            .map(({ code, severity }) => [code, severity]) ?? [];
        assert.deepEqual(ofPolicies(uri), [["policy/unknown-action", DiagnosticSeverity.Warning]]);
        assert.deepEqual(ofPolicies(other), []);
      },
    );
  });

  it("keeps Fix all from what it silences, and turns on for it what it brings back", async () => {
    const rule = "policy/leading-blank";
    const entry = (severity: string): string =>
      JSON.stringify({ rules: [{ rule, severity, reason: "So it came." }] });
    for (const [severity, setting, isFixed] of [
      ["off", "error", false],
      ["error", "off", true],
    ] as const) {
      const files = memoryFiles({ [configUri]: entry(severity) });
      const options = { capabilities: pushCapabilities, folders: ["file:///w"] };
      const settings = (): unknown => ({ rules: { [rule]: setting } });
      await withSession({ ...options, services: { ...realServices, files }, settings }, async (client) => {
        await client.open(configUri, entry(severity));
        await client.open(uri, fixablePolicy);
        await client.published(uri, 1);
        const actions = await client.request<readonly unknown[]>("textDocument/codeAction", {
          textDocument: { uri },
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          context: { diagnostics: [], only: ["source.fixAll"] },
        });
        assert.equal(actions.length, isFixed ? 1 : 0);
      });
    }
  });
});
