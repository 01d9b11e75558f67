import assert from "node:assert/strict";
import type { FoldingRange } from "vscode-languageserver";
import { pushCapabilities } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";

const uri = "file:///key-policy.json";

async function foldsOf(text: string, rangeLimit?: number): Promise<readonly string[]> {
  const foldingRange = rangeLimit === undefined ? {} : { rangeLimit };
  const capabilities = {
    ...pushCapabilities,
    textDocument: { ...pushCapabilities.textDocument, foldingRange },
  };
  let folds: readonly string[] = [];
  await withSession({ capabilities }, async (client) => {
    await client.open(uri, text);
    const params = { textDocument: { uri } };
    const ranges = await client.request<FoldingRange[]>("textDocument/foldingRange", params);
    folds = ranges.map(({ startLine, endLine }) => `${String(startLine)}-${String(endLine)}`);
  });
  return folds;
}

describe("folding ranges", () => {
  const policy = '{\n"Statement": [\n{\n"Action": [\n"kms:*"\n]\n},\n{ "Sid": "a" }\n]\n}';
  const texts: Readonly<Record<string, readonly [text: string, folds: readonly string[]]>> = {
    "objects and lists, but for the lines of their last brackets": [policy, ["0-8", "1-7", "2-5", "3-4"]],
    "what is half typed, to its end": [policy.slice(0, policy.indexOf("]")), ["0-5", "1-5", "2-5", "3-5"]],
    "what has no closing bracket amid the rest": [
      '{\n"Statement": [\n{\n"Action": [\n"kms:*"\n},\n{\n"Sid":\n}\n]\n}',
      ["0-9", "1-9", "2-9", "3-8", "6-7"],
    ],
    "nothing of one line": ['{ "Statement": [{ "Action": ["kms:*"] }] }', []],
    "nothing of what is no policy": ['{\n"name": [\n1\n]\n}', []],
  };
  for (const [name, [text, folds]] of Object.entries(texts))
    it(`are ${name}`, async () => {
      for (const breaks of ["\n", "\r\n"])
        assert.deepEqual(await foldsOf(text.replaceAll("\n", breaks)), folds);
    });

  it("are no more than the editor wants", async () => {
    assert.deepEqual(await foldsOf(policy, 2), ["0-8", "1-7"]);
  });
});
