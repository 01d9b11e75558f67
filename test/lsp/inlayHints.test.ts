import assert from "node:assert/strict";
import type { InlayHint } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { expandAction } from "../../server/src/engine/catalog/actions.ts";
import { pushCapabilities } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";

const uri = "file:///key-policy.json";
const shown = { settings: () => ({ inlayHints: true }) };

function hintsRequest(text: string, start = 0): object {
  const document = TextDocument.create(uri, "json", 1, text);
  const range = { start: document.positionAt(start), end: document.positionAt(text.length) };
  return { textDocument: { uri }, range };
}

function countOf(pattern: string): string {
  return `= ${String(expandAction(pattern).length)} actions`;
}

describe("inlay hints", () => {
  const actions: Readonly<Record<string, string | undefined>> = {
    "kms:Decrypt": undefined,
    "kms:ReEncrypt*": "= ReEncryptFrom, ReEncryptTo",
    "kms:Describe*": "= DescribeCustomKeyStores, DescribeKey",
    "kms:List*": countOf("kms:List*"),
    "kms:Create*": "= 4 actions, CreateGrant among them",
    "kms:*": `${countOf("kms:*")}, CreateGrant and PutKeyPolicy among them`,
    "s3:GetObject*": countOf("s3:GetObject*"),
    "kms:Zebra*": "= no action",
    "*": "= every action",
  };
  for (const [action, words] of Object.entries(actions))
    it(`say what ${action} stands for`, async () => {
      await withSession(shown, async (client) => {
        const before = `{\n"Statement": { "NotAction": ["${action}"`;
        const text = `${before}, "x"] } }`;
        await client.open(uri, text);
        const hints = await client.request<InlayHint[]>("textDocument/inlayHint", hintsRequest(text));
        assert.deepEqual(
          hints.map(({ position, label }) => [position, label]),
          words === undefined ? [] : [[{ line: 1, character: before.length - 2 }, words]],
        );
      });
    });

  it("name the members to whoever points at them", async () => {
    await withSession(shown, async (client) => {
      const text = '{ "Statement": { "Action": "kms:List*" } }';
      await client.open(uri, text);
      const hints = await client.request<InlayHint[]>("textDocument/inlayHint", hintsRequest(text));
      assert.match(JSON.stringify(hints[0]?.tooltip), /markdown.*kms:ListAliases.*kms:ListGrants/);
    });
  });

  it("stand in half-typed text, and only where the editor looks", async () => {
    await withSession(shown, async (client) => {
      const text = '{ "Statement": { "Action": ["kms:ReEncrypt*", "kms:List*", "s3:';
      await client.open(uri, text);
      const start = text.indexOf('"kms:List*"');
      const hints = await client.request<InlayHint[]>("textDocument/inlayHint", hintsRequest(text, start));
      assert.deepEqual(
        hints.map(({ label }) => label),
        [countOf("kms:List*")],
      );
    });
  });

  it("are off until somebody turns them on, and are asked for again then", async () => {
    let inlayHints = false;
    const capabilities = {
      ...pushCapabilities,
      workspace: { ...pushCapabilities.workspace, inlayHint: { refreshSupport: true } },
    };
    let heard: () => void = () => undefined;
    const refreshed = new Promise<void>((resolve) => (heard = resolve));
    const answers = { "workspace/inlayHint/refresh": () => heard() };
    await withSession({ capabilities, answers, settings: () => ({ inlayHints }) }, async (client) => {
      const text = '{ "Statement": { "Action": "kms:*" } }';
      await client.open(uri, text);
      const ask = (): Promise<InlayHint[]> => client.request("textDocument/inlayHint", hintsRequest(text));
      assert.deepEqual(await ask(), []);
      inlayHints = true;
      await client.notify("workspace/didChangeConfiguration", { settings: null });
      await refreshed;
      assert.equal((await ask()).length, 1);
    });
  });
});
