import assert from "node:assert/strict";
import { createGuard } from "../../server/src/lsp/guard.ts";
import { pullCapabilities } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { markingServices, policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";

function fail(): never {
  throw new Error("a mistake of ours");
}

describe("createGuard", () => {
  for (const [name, handler] of [
    ["thrown", fail],
    ["rejected with", () => Promise.reject(new Error("a mistake of ours"))],
  ] as const) {
    it(`answers empty and writes down what was ${name}`, async () => {
      const log: string[] = [];
      const guarded = createGuard({ error: (message) => log.push(message) })<readonly unknown[], unknown>(
        "Counting",
        "empty",
        handler,
      );
      assert.equal(await guarded(), "empty");
      assert.equal(log.length, 1);
      assert.match(
        log[0] ?? "",
        /^Counting failed, and Latchkey goes on without it\. Error: a mistake of ours\n/,
      );
    });
  }
});

describe("the server", () => {
  it("logs an exception of the analysis once for each version, clears the diagnostics, and lives on", async () => {
    const analyze: typeof markingServices.analyze = (source, overrides) =>
      source.text.includes("crash") ? fail() : markingServices.analyze(source, overrides);
    await withSession({ services: { analyze } }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.published(uri, 1);
      await client.change(uri, 2, { text: "crash" });
      assert.deepEqual((await client.published(uri, 2)).diagnostics, []);
      const position = { line: 0, character: 0 };
      const params = { textDocument: { uri }, range: { start: position, end: position }, context: {} };
      assert.deepEqual(await client.request("textDocument/codeAction", params), []);
      const log = client.inbox.all("window/logMessage");
      assert.deepEqual(
        log.map(({ type, message }) => [type, message.split(".")[0]]),
        [[1, "Analysing a document failed, and Latchkey goes on without it"]],
      );
      await client.change(uri, 3, { text: policyWithSids("bad") });
      assert.equal((await client.published(uri, 3)).diagnostics.length, 1);
    });
  });

  it("answers every request, whatever its services throw", async () => {
    const newDocuments = { questionsOf: fail, validateAnswer: fail, generate: fail };
    const services = { analyze: fail, applyUnchangedFixes: fail, newDocuments };
    await withSession({ services, capabilities: pullCapabilities }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      const diagnostics = await client.request<object>("textDocument/diagnostic", { textDocument: { uri } });
      assert.deepEqual(diagnostics, { kind: "full", items: [], resultId: "1" });
      for (const [method, empty] of [
        ["latchkey/newDocument/questions", []],
        ["latchkey/newDocument/validate", null],
        ["latchkey/newDocument/generate", null],
      ] as const) {
        assert.deepEqual(await client.request(method, { kind: "kms-key-policy" }), empty, method);
      }
    });
  });

  it("takes parameters that make no sense", async () => {
    await withSession({ capabilities: pullCapabilities }, async (client) => {
      await client.notify("textDocument/didChange", {
        textDocument: { uri: "file:///none" },
        contentChanges: [],
      });
      await client.notify("textDocument/didClose", { textDocument: { uri: "file:///none" } });
      await client.notify("workspace/didChangeConfiguration", {});
      for (const kind of [undefined, "x", 3]) {
        await client.request("latchkey/newDocument/questions", { kind });
        await client.request("latchkey/newDocument/validate", { kind, question: 7 });
        assert.equal(await client.request("latchkey/newDocument/generate", { kind }), null);
      }
      await client.open(uri, policyWithSids("bad"));
      const report = await client.request<{ items: object[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      assert.equal(report.items.length, 1);
    });
  });
});
