import assert from "node:assert/strict";
import type { DocumentSymbol, Hover } from "vscode-languageserver";
import { withSession } from "../support/lspSession.ts";

const uri = "file:///key-policy.json";
const policy =
  '{ "Statement": [\n{ "Sid": "Use it", "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt" },\n{ "Sid": " " }] }';
const textDocument = { uri };

describe("hovers and symbols", () => {
  it("explain the word under the pointer", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policy);
      const character = policy.split("\n")[1]?.indexOf('"kms:') ?? 0;
      const position = { line: 1, character: character + 3 };
      const hover = await client.request<Hover | null>("textDocument/hover", { textDocument, position });
      assert.deepEqual(hover?.range, {
        start: { line: 1, character },
        end: { line: 1, character: character + 13 },
      });
      assert.match(JSON.stringify(hover.contents), /"kind":"markdown".*uses the key/);
    });
  });

  it("list the statements", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, policy);
      const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
      const shown = symbols.map(({ name, detail, range }) => [name, detail, range.start.line]);
      assert.deepEqual(shown, [
        ["Use it", "Allow", 1],
        ["Statement 2", "", 2],
      ]);
    });
  });

  it("have nothing to say of what is no policy, or not open", async () => {
    await withSession({}, async (client) => {
      await client.open("file:///package.json", '{ "name": "x" }');
      for (const other of ["file:///package.json", "file:///absent.json"]) {
        const params = { textDocument: { uri: other }, position: { line: 0, character: 3 } };
        assert.equal(await client.request("textDocument/hover", params), null);
        assert.deepEqual(await client.request("textDocument/documentSymbol", params), []);
      }
    });
  });
});
