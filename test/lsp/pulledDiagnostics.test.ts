import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver";
import type { CancellationToken, DocumentDiagnosticReport } from "vscode-languageserver";
import { pullCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { manualClock } from "../support/manualClock.ts";
import { markingServices, policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";
const capabilities = pullCapabilities;
const longSids = Array<string>(2000).fill("good");

describe("pulled diagnostics", () => {
  it("belong to the text that is open when they are asked for", async () => {
    await withSession({ capabilities }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.deepEqual(await codes(client), ["policy/bad-sid"]);
      await client.change(uri, 2, { text: policyWithSids("good") });
      await client.change(uri, 3, { text: policyWithSids("bad", "bad") });
      assert.deepEqual(await codes(client), ["policy/bad-sid", "policy/bad-sid"]);
    });
  });

  it("are unchanged until the text or the settings change", async () => {
    let rules: object = {};
    await withSession({ capabilities, settings: () => ({ rules }) }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      const first = await pull(client);
      const again = await pull(client, first.resultId);
      assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });

      await client.change(uri, 2, { text: policyWithSids("bad") });
      const second = await pull(client, first.resultId);
      assert.equal(second.kind, "full");

      rules = { "policy/bad-sid": "hint" };
      await client.notify("workspace/didChangeConfiguration", { settings: null });
      await client.inbox.next("workspace/diagnostic/refresh");
      const third = await pull(client, second.resultId);
      assert.equal(third.kind === "full" && third.items[0]?.severity, 4);
    });
  });

  it("are never mistaken for those of a document of the same name that was closed", async () => {
    await withSession({ capabilities }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      const { resultId } = await pull(client);
      await client.close(uri);
      await client.open(uri, policyWithSids("good"));
      assert.deepEqual((await pull(client, resultId)).kind, "full");
    });
  });

  it("are empty for a document that is not open", async () => {
    await withSession({ capabilities }, async (client) => {
      assert.deepEqual(await pull(client), { kind: "full", items: [] });
    });
  });

  it("of a long document wait until it rests, and are not made for a question that was taken back", async () => {
    const clock = manualClock();
    const analyzed: string[] = [];
    const analyze: typeof markingServices.analyze = (source, overrides) => {
      analyzed.push(source.text);
      return markingServices.analyze(source, overrides);
    };
    const [long, longer] = [policyWithSids(...longSids), policyWithSids(...longSids, "bad")];
    await withSession({ capabilities, services: { after: clock.after, analyze } }, async (client) => {
      await client.open(uri, long);
      const takenBack = new CancellationTokenSource();
      const first = pull(client, undefined, takenBack.token);
      await client.request("textDocument/diagnostic", { textDocument: { uri: "file:///none" } });
      takenBack.cancel();
      await client.change(uri, 2, { text: longer });
      await client.request("textDocument/diagnostic", { textDocument: { uri: "file:///none" } });
      assert.deepEqual(analyzed, []);
      clock.advance(1000);
      await first.catch(() => undefined);
      assert.deepEqual(analyzed, []);

      const second = codes(client);
      await client.request("textDocument/diagnostic", { textDocument: { uri: "file:///none" } });
      clock.advance(1000);
      assert.deepEqual(await second, ["policy/bad-sid"]);
      assert.deepEqual(analyzed, [longer]);
    });
  });

  it("wait for the settings, so that what the user turned off never shows up", async () => {
    const settings = { rules: { "policy/bad-sid": "off" } };
    await withSession({ capabilities, settings: () => settings }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.deepEqual(await codes(client), []);
    });
  });
});

function pull(
  client: LspClient,
  previousResultId?: string,
  token?: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  return client.request("textDocument/diagnostic", { textDocument: { uri }, previousResultId }, token);
}

async function codes(client: LspClient): Promise<readonly unknown[]> {
  const report = await pull(client);
  return report.kind === "full" ? report.items.map(({ code }) => code) : [];
}
