import assert from "node:assert/strict";
import type { CodeLens } from "vscode-languageserver";
import { withSession } from "../support/lspSession.ts";
import { policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";
const lensMethod = "textDocument/codeLens";
const params = { textDocument: { uri } };
const policy = `{\n  "Statement": [\n    { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*" }\n  ]\n}`;

const encryption = '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}';

describe("code lenses", () => {
  it("stand above the statements and open the client's panel", async () => {
    await withSession({ initializationOptions: { showAccess: true } }, async (client) => {
      await client.open(uri, policy);
      const [lens, ...others] = await client.request<CodeLens[]>(lensMethod, params);
      assert.deepEqual(others, []);
      assert.deepEqual(lens, {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 13 } },
        command: {
          title: "0 administrators · 1 user · separation holds",
          command: "latchkey.showAccess",
          arguments: [uri],
        },
      });
    });
  });

  it("lead to the drawing of a set and to the choice of a key where the client has them", async () => {
    await withSession({ initializationOptions: { previewDecision: true } }, async (client) => {
      await client.open(uri, policy);
      await client.open("file:///encryption.json", encryption);
      const commandsOf = async (document: string): Promise<unknown> => {
        const lenses = await client.request<CodeLens[]>(lensMethod, { textDocument: { uri: document } });
        return lenses.flatMap(({ command }) => (command?.arguments?.length === 2 ? [command] : []));
      };
      assert.deepEqual(await commandsOf(uri), [
        { title: "Draw who may do what", command: "latchkey.previewDecision", arguments: ["setup", uri] },
      ]);
      assert.deepEqual(await commandsOf("file:///encryption.json"), [
        {
          title: "Which key does this bucket need?",
          command: "latchkey.previewDecision",
          arguments: ["decide", "file:///encryption.json"],
        },
      ]);
    });
  });

  it("can be read by a client without the command", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policy);
      const [lens] = await client.request<CodeLens[]>(lensMethod, params);
      assert.equal(lens?.command?.command, "");
      assert.match(lens.command.title, /separation/);
    });
  });

  it("follow the text", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policy);
      await client.change(uri, 2, { text: policy.replace("kms:Decrypt", "kms:PutKeyPolicy") });
      const [lens] = await client.request<CodeLens[]>(lensMethod, params);
      assert.match(lens?.command?.title ?? "", /^1 administrator · 0 users/);
    });
  });

  for (const [name, text] of [
    ["while the text has syntax errors", policy.slice(0, -1)],
    ["on what is no policy", '{ "name": "x", "Statement": [{ "Action": "kms:Decrypt" }] }'],
    ["on an encryption document, where the client cannot choose a key", encryption],
    ["on a text far too long for a policy", policyWithSids("good").padEnd(600_000)],
  ] as const) {
    it(`are not there ${name}`, async () => {
      await withSession({}, async (client) => {
        await client.open(uri, text);
        assert.deepEqual(await client.request(lensMethod, params), []);
      });
    });
  }

  it("are not there for a document that is not open", async () => {
    await withSession({}, async (client) => {
      assert.deepEqual(await client.request(lensMethod, params), []);
    });
  });
});
