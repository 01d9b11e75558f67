import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";

const uri = "file:///key-policy.json";
const repeated = `{
  "Version": "2012-10-17",
  "Version": "2012-10-17",
  "Id": "💠",
  "Statement": {
    "Sid": "Recovery",
    "Sid": "Recovery",
    "Effect": "Allow",
    "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
    "Action": "kms:*",
    "Resource": "*"
  }
}
`.replaceAll("\n", "\r\n");

describe("source.fixAll.latchkey", () => {
  it("applies the product's own fixes that leave access unchanged, and no other", async () => {
    const fixed = repeated
      .replace('\r\n  "Version": "2012-10-17",', "")
      .replace('\r\n    "Sid": "Recovery",', "");
    assert.equal(await fixAll(repeated), fixed);
    assert.equal(await fixAll(fixed), undefined);
  });

  it("leaves a text alone that is not JSON", async () => {
    assert.equal(await fixAll(repeated.slice(0, -5)), undefined);
  });
});

/** The text that the action leaves; undefined when none is offered. */
async function fixAll(text: string): Promise<string | undefined> {
  let fixed: string | undefined;
  await withSession({ services: realServices, capabilities: {} }, async (client) => {
    await client.open(uri, text);
    const position = { line: 0, character: 0 };
    const [action] = await client.request<readonly CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["source.fixAll"] },
    });
    const edits = action?.edit?.changes?.[uri];
    if (edits !== undefined)
      fixed = TextDocument.applyEdits(TextDocument.create(uri, "json", 1, text), edits);
  });
  return fixed;
}
