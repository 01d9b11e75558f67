import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";
import { policyWithSids } from "../support/markingServices.ts";

const uri = "file:///policies/key.json";

describe("pushed diagnostics", () => {
  it("say everything that is known of a finding", async () => {
    const text = policyWithSids("good", "bad");
    const at = text.indexOf('"bad"');
    await withSession({}, async (client) => {
      await client.open(uri, text);
      const { diagnostics } = await client.published(uri, 1);
      assert.deepEqual(diagnostics, [
        {
          range: { start: { line: 0, character: at }, end: { line: 0, character: at + 5 } },
          severity: 1,
          code: "policy/bad-sid",
          codeDescription: {
            href: "https://github.com/latchkey/latchkey/blob/main/server/src/engine/rules/policy/bad-sid.md",
          },
          source: "latchkey",
          message: "This Sid is bad.",
          relatedInformation: [
            {
              location: {
                uri,
                range: {
                  start: { line: 0, character: text.lastIndexOf('{"Sid"') },
                  end: { line: 0, character: text.length - 2 },
                },
              },
              message: "Its statement.",
            },
          ],
        },
      ]);
    });
  });

  it("leave out what the client cannot show", async () => {
    await withSession({ capabilities: { workspace: { configuration: true } } }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      const [diagnostic] = (await client.published(uri, 1)).diagnostics;
      assert.equal(diagnostic?.codeDescription, undefined);
      assert.equal(diagnostic?.relatedInformation, undefined);
    });
  });

  it("follow the text, version by version", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.equal((await client.published(uri, 1)).diagnostics.length, 1);
      await client.change(uri, 2, { text: policyWithSids("good") });
      assert.equal((await client.published(uri, 2)).diagnostics.length, 0);
      await client.change(uri, 7, { text: policyWithSids("bad", "bad") });
      assert.equal((await client.published(uri, 7)).diagnostics.length, 2);
    });
  });

  it("are cleared when the document is closed, and come back when it is opened again", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.published(uri, 1);
      await client.close(uri);
      assert.deepEqual((await client.published(uri)).diagnostics, []);
      await client.open(uri, policyWithSids("bad", "bad", "bad"));
      await client.inbox.next("textDocument/publishDiagnostics", (one) => {
        return one.diagnostics.length === 3;
      });
    });
  });

  it("are empty for what is no policy", async () => {
    await withSession({}, async (client) => {
      await client.open("file:///package.json", JSON.stringify({ name: "x", Sid: "bad" }));
      assert.deepEqual((await client.published("file:///package.json", 1)).diagnostics, []);
    });
  });

  it("serve any scheme and language", async () => {
    await withSession({}, async (client) => {
      for (const [other, language] of [
        ["untitled:Untitled-1", "json"],
        ["vscode-vfs://github/x/y/key-policy.json", "jsonc"],
        ["file:///c%3A/100%.json?x#y", "plaintext"],
      ] as const) {
        await client.open(other, policyWithSids("bad"), language);
        assert.equal((await client.published(other, 1)).diagnostics.length, 1, other);
      }
    });
  });

  it("leave JSON mistakes to an editor that reports them", async () => {
    const broken = `${policyWithSids("good")},`;
    for (const [editorReportsJsonSyntax, language, expected] of [
      [true, "json", 0],
      [true, "jsonc", 1],
      [false, "json", 1],
    ] as const) {
      await withSession({ initializationOptions: { editorReportsJsonSyntax } }, async (client) => {
        await client.open(uri, broken, language);
        assert.equal((await client.published(uri, 1)).diagnostics.length, expected, language);
      });
    }
  });

  it("leave members that stand twice to it too, but not those that AWS alone takes for one", async () => {
    const named = "file:///key-policy.json";
    const condition = (keys: string): string =>
      `{"Statement":{"Effect":"Allow","Action":"kms:Decrypt","Condition":{"StringEquals":{${keys}}}}}`;
    const twice = condition('"aws:SourceArn":"x","aws:SourceArn":"x"');
    const inOtherCase = condition('"aws:SourceArn":"x","aws:sourcearn":"x"');
    for (const [editorReportsJsonSyntax, text, expected] of [
      [true, twice, false],
      [true, inOtherCase, true],
      [false, twice, true],
    ] as const) {
      const options = { services: realServices, initializationOptions: { editorReportsJsonSyntax } };
      await withSession(options, async (client) => {
        await client.open(named, text);
        const { diagnostics } = await client.published(named, 1);
        assert.equal(
          diagnostics.some(({ code }) => code === "policy/duplicate-member"),
          expected,
          text,
        );
        const at = { line: 0, character: text.lastIndexOf('"aws:') };
        const params = {
          textDocument: { uri: named },
          range: { start: at, end: at },
          context: { diagnostics: [] },
        };
        const actions = await client.request<CodeAction[]>("textDocument/codeAction", params);
        assert.ok(actions.some(({ title }) => title.startsWith("Remove the second")));
      });
    }
  });

  it("are never sent to a client that asks for them", async () => {
    await withSession({ capabilities: { textDocument: { diagnostic: {} } } }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.request("textDocument/diagnostic", { textDocument: { uri } });
      await client.close(uri);
      await client.request("textDocument/diagnostic", { textDocument: { uri } });
      assert.deepEqual(client.inbox.all("textDocument/publishDiagnostics"), []);
    });
  });
});
