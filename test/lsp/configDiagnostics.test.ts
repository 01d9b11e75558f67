import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import {
  FileChangeType,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import { cleanPolicy, faultyPolicy } from "../cli/documents.ts";
import { textsAfter } from "../support/edited.ts";
import { pullCapabilities, type LspClient } from "../support/lspClient.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { withFiles } from "../support/setWorkspace.ts";

const uri = "file:///w/below/bucket-policy.json";
const configUri = "file:///w/latchkey.json";
const nearUri = "file:///w/below/latchkey.json";
const pulling = { capabilities: pullCapabilities };

const entry = { rule: "policy/unknown-action", severity: "off", reason: "It is to come." };

function config(...rules: readonly object[]): string {
  return JSON.stringify({ rules });
}

const wrong = config({ ...entry, reason: "" });

/** Waits until what was sent last of a file is about these rules. */
async function sent(client: LspClient, at: string, ...rules: readonly string[]): Promise<Diagnostic[]> {
  for (;;) {
    const last = client.inbox.all("textDocument/publishDiagnostics").findLast((params) => params.uri === at);
    const codes = last?.diagnostics.map(({ code }) => code);
    if (JSON.stringify(codes) === JSON.stringify(rules.map((rule) => `config/${rule}`)))
      return last?.diagnostics ?? [];
    await pause(10);
  }
}

async function pulled(client: LspClient, at = configUri): Promise<readonly (string | number | undefined)[]> {
  const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri: at },
  });
  assert(report.kind === "full");
  return report.items.map(({ code }) => code);
}

/** Asks again until the answer is about these rules. */
async function pulledAtLast(client: LspClient, ...rules: readonly string[]): Promise<void> {
  while (JSON.stringify(await pulled(client)) !== JSON.stringify(rules)) await pause(20);
}

function wrote(client: LspClient, at: string): Promise<void> {
  return client.notify("workspace/didChangeWatchedFiles", {
    changes: [{ uri: at, type: FileChangeType.Changed }],
  });
}

describe("the diagnostics of a latchkey.json", () => {
  for (const [name, options] of [
    ["that waits for diagnostics", {}],
    ["that asks for diagnostics", pulling],
  ] as const)
    it(`are there before it is opened, and follow its file, with a client ${name}`, async () => {
      const files = memoryFiles({ [uri]: faultyPolicy, [configUri]: wrong });
      await withFiles(
        files,
        async (client) => {
          const [mistake] = await sent(client, configUri, "missing-reason");
          assert.deepEqual(mistake?.range.start, { line: 0, character: wrong.indexOf('""') });
          files.texts.set(configUri, "[");
          await wrote(client, configUri);
          await sent(client, configUri, "json-syntax");
          files.texts.delete(configUri);
          await wrote(client, configUri);
          await sent(client, configUri);
        },
        options,
      );
    });

  it("are sent while it is typed, and come from the file again when it is closed", async () => {
    await withFiles({ [uri]: faultyPolicy, [configUri]: wrong }, async (client) => {
      await client.open(configUri, config(entry));
      assert.deepEqual((await client.published(configUri, 1)).diagnostics, []);
      await client.change(configUri, 2, { text: config({ ...entry, rule: "policy/unknown-actoin" }) });
      const { diagnostics } = await client.published(configUri, 2);
      assert.deepEqual(
        diagnostics.map(({ code, message }) => [code, message]),
        [
          [
            "config/unknown-rule",
            'There is no rule "policy/unknown-actoin". Did you mean "policy/unknown-action"?',
          ],
        ],
      );
      await client.close(configUri);
      await sent(client, configUri, "missing-reason");
    });
  });

  it("are sent again when it is closed as soon as it was opened", async () => {
    await withFiles({ [configUri]: wrong }, async (client) => {
      await sent(client, configUri, "missing-reason");
      await client.open(configUri, wrong);
      await client.published(configUri, 1);
      await client.close(configUri);
      const cleared = (): number =>
        client.inbox
          .all("textDocument/publishDiagnostics")
          .findLastIndex(({ diagnostics }) => diagnostics.length === 0);
      while (cleared() < 0) await pause(10);
      await sent(client, configUri, "missing-reason");
    });
  });

  it("are answered while it is open, and not sent besides", async () => {
    await withFiles(
      { [uri]: faultyPolicy, [configUri]: wrong },
      async (client) => {
        await sent(client, configUri, "missing-reason");
        await client.open(configUri, wrong);
        assert.deepEqual(await pulled(client), ["config/missing-reason"]);
        await sent(client, configUri);
        await client.change(configUri, 2, { text: config(entry) });
        assert.deepEqual(await pulled(client), []);
      },
      pulling,
    );
  });

  it("tell of an entry that fits nothing, until a document has what it is for, saved or not", async () => {
    await withFiles(
      { [uri]: cleanPolicy, [configUri]: config(entry) },
      async (client) => {
        await client.open(configUri, config(entry));
        await pulledAtLast(client, "config/without-effect");
        await client.open(uri, faultyPolicy);
        await client.inbox.next("workspace/diagnostic/refresh");
        await pulledAtLast(client);
        await client.change(uri, 2, { text: cleanPolicy });
        await pulledAtLast(client, "config/without-effect");
        await client.change(uri, 3, { text: cleanPolicy.slice(0, -4) });
        await pulledAtLast(client);
        await client.change(uri, 4, { text: faultyPolicy });
        await pause(400);
        await client.change(configUri, 2, { text: config({ ...entry, sids: "Write" }) });
        await pulledAtLast(client, "config/without-effect");
        await client.change(configUri, 3, { text: config({ ...entry, sids: "Read" }) });
        await pulledAtLast(client);
        await pause(400);
        assert.deepEqual(await pulled(client), []);
      },
      pulling,
    );
  });

  it("tell of entries that a nearer file hides, and of those for other paths and Sids", async () => {
    const texts = {
      [uri]: faultyPolicy,
      [configUri]: config(entry),
      [nearUri]: config(
        { ...entry, paths: "bucket-policy.json", sids: "Read" },
        { ...entry, paths: "other.json" },
        { ...entry, sids: "Write" },
      ),
    };
    await withFiles(texts, async (client) => {
      await sent(client, configUri, "without-effect");
      await sent(client, nearUri, "without-effect", "without-effect");
    });
  });

  it("count no use that a nearer file has for its own entries", async () => {
    const stale = { ...entry, sids: "Write" };
    const texts = {
      [uri]: faultyPolicy,
      [nearUri]: config(entry, { ...entry, severity: "hint" }),
      "file:///w/bucket-policy.json": faultyPolicy,
      [configUri]: config(entry, stale),
    };
    await withFiles(texts, async (client) => {
      const [{ range }] = (await sent(client, configUri, "without-effect")) as [Diagnostic];
      assert.equal(range.start.character, texts[configUri].lastIndexOf('"policy/unknown-action"'));
    });
  });

  it("come with a fix that takes an entry out that fits nothing", async () => {
    const mistake = { ...entry, severity: "of" };
    const text = config(entry, { ...entry, sids: "Write" }, mistake);
    await withFiles({ [uri]: faultyPolicy, [configUri]: text }, async (client) => {
      await client.open(configUri, text);
      const [wrong, unused] = await sent(client, configUri, "wrong-severity", "without-effect");
      const [none, actions] = await Promise.all(
        [wrong, unused].map((one) =>
          client.request<CodeAction[]>("textDocument/codeAction", {
            textDocument: { uri: configUri },
            range: one?.range,
            context: { diagnostics: [] },
          }),
        ),
      );
      assert.deepEqual(none, []);
      assert.deepEqual(
        actions?.map(({ title, isPreferred }) => [title, isPreferred]),
        [["Remove this entry", true]],
      );
      assert.deepEqual(textsAfter(actions[0]?.edit ?? null, { [configUri]: text }), {
        [configUri]: config(entry, mistake),
      });
    });
  });

  it("leave to an editor what it reports of JSON itself", async () => {
    const twice = '{ "rules": [], "rules": [], "rule": [] }';
    const options = { ...pulling, initializationOptions: { editorReportsJsonSyntax: true } };
    for (const [given, expected] of [
      [{}, ["config/duplicate-member", "config/unknown-member"]],
      [options, ["config/unknown-member"]],
    ] as const)
      await withFiles(
        {},
        async (client) => {
          await client.open(configUri, twice, "jsonc");
          assert.deepEqual(await pulled(client), expected);
          await client.change(configUri, 2, { text: "{" });
          assert.equal((await pulled(client)).length, expected.length - 1);
        },
        { ...pulling, ...given },
      );
  });

  it("are none where not all documents are known, of files with other names, and in packages", async () => {
    const others = [
      "file:///w/my-latchkey.json",
      "file:///w/latchkey.jsonc",
      "file:///w/latchkey.json/x.json",
    ];
    const packaged = "file:///w/node_modules/example/latchkey.json";
    const texts = Object.fromEntries([...others, packaged].map((other) => [other, wrong]));
    await withFiles({ ...texts, [configUri]: wrong }, async (client) => {
      const outside = "file:///other/latchkey.json";
      await client.open(outside, config(entry));
      for (const other of others) await client.open(other, wrong);
      await sent(client, configUri, "missing-reason");
      await pause(400);
      const all = client.inbox.all("textDocument/publishDiagnostics");
      assert.deepEqual(
        all.filter(({ uri: at, diagnostics }) => at !== configUri && diagnostics.length > 0),
        [],
      );
    });
  });

  it("are not those of a policy, whatever it says", async () => {
    await withFiles({}, async (client) => {
      await client.open(configUri, faultyPolicy);
      const { diagnostics } = await client.published(configUri, 1);
      const [first] = diagnostics;
      assert.equal(first?.code, "config/unknown-member");
      assert(diagnostics.every(({ code }) => String(code).startsWith("config/")));
    });
  });
});
