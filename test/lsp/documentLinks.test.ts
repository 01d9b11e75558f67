import assert from "node:assert/strict";
import type { DocumentLink } from "vscode-languageserver";
import { withSession } from "../support/lspSession.ts";

const uri = "file:///bucket-policy.json";

describe("document links", () => {
  it("lead to the console, and are gone with what they stood on", async () => {
    await withSession({}, async (client) => {
      await client.open(uri, '{ "Statement": [\n{ "Resource": "arn:aws:s3:::example/*" }] }');
      const links = await client.request<DocumentLink[]>("textDocument/documentLink", {
        textDocument: { uri },
      });
      assert.deepEqual(links, [
        {
          range: { start: { line: 1, character: 15 }, end: { line: 1, character: 37 } },
          target: "https://console.aws.amazon.com/s3/buckets/example",
          tooltip: "Open AWS's console",
        },
      ]);
      await client.change(uri, 2, { text: "{}" });
      assert.deepEqual(await client.request("textDocument/documentLink", { textDocument: { uri } }), []);
    });
  });
});
