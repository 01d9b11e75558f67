import assert from "node:assert/strict";
import type { DocumentHighlight, Location } from "vscode-languageserver";
import type { LspClient } from "../support/lspClient.ts";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../support/setDocuments.ts";
import { placeOf, withFiles } from "../support/setWorkspace.ts";

const bucketUri = "file:///w/bucket-policy.json";
const keyUri = "file:///w/key-policy.json";
const encryptionUri = "file:///w/bucket-encryption.json";

const reader = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/LedgerWriter" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::ledger/*",
};
const context = { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger/*" } };
const texts: Readonly<Record<string, string>> = {
  [bucketUri]: JSON.stringify(bucketPolicy(rightKey, reader)),
  [keyUri]: JSON.stringify(keyPolicy({ Condition: context })),
  [encryptionUri]: JSON.stringify(encryption()),
};

/** `bucket-policy.json: ledger` for each place, all of which are on one line. */
function quoted(
  locations: readonly Location[],
  dirty: Readonly<Record<string, string>> = {},
): readonly string[] {
  return locations.map(({ uri, range: { start, end } }) => {
    const text = (dirty[uri] ?? texts[uri] ?? "").slice(start.character, end.character);
    return `${uri.replace(/^.*\//, "")}: ${text}`;
  });
}

function definition(client: LspClient, uri: string, part: string, behind = 5): Promise<Location[]> {
  return client.request("textDocument/definition", placeOf(uri, texts[uri] ?? "", part, behind));
}

function references(client: LspClient, uri: string, part: string, behind = 5): Promise<Location[]> {
  const place = placeOf(uri, texts[uri] ?? "", part, behind);
  return client.request("textDocument/references", { ...place, context: { includeDeclaration: true } });
}

async function withAll(uri: string, body: (client: LspClient) => Promise<void>): Promise<void> {
  await withFiles(texts, async (client) => {
    await client.open(uri, texts[uri] ?? "");
    await body(client);
  });
}

describe("going to a definition", () => {
  for (const [what, uri, part, expected] of [
    ["a key in the bucket policy", bucketUri, "key/0d99", ['key-policy.json: "Statement"']],
    ["a key in the default encryption", encryptionUri, "key/0d99", ['key-policy.json: "Statement"']],
    ["a bucket in the key policy", keyUri, "ledger", ['bucket-policy.json: "Statement"']],
    ["a role in the bucket policy", bucketUri, "LedgerWriter", ["key-policy.json: LedgerWriter"]],
    ["an account, which has none", bucketUri, "111122223333", []],
    ["what names nothing", bucketUri, "Statement", []],
  ] as const)
    it(`leads from ${what}`, async () => {
      await withAll(uri, async (client) => {
        assert.deepEqual(quoted(await definition(client, uri, part)), expected);
      });
    });

  it("leads to no policy of another key", async () => {
    const other = JSON.stringify(keyPolicy({ Resource: otherKey })).replaceAll('"*"', `"${otherKey}"`);
    await withFiles({ ...texts, [keyUri]: other }, async (client) => {
      await client.open(bucketUri, texts[bucketUri] ?? "");
      assert.deepEqual(await definition(client, bucketUri, "key/0d99"), []);
    });
  });
});

describe("finding references", () => {
  for (const [what, part, expected] of [
    [
      "a bucket",
      "ledger",
      ["bucket-policy.json: ledger", "bucket-policy.json: ledger", "key-policy.json: ledger"],
    ],
    ["a key", "key/0d99", [`bucket-policy.json: ${rightKey}`, `bucket-encryption.json: ${rightKey}`]],
    ["a role", "LedgerWriter", ["bucket-policy.json: LedgerWriter", "key-policy.json: LedgerWriter"]],
    ["a Region", "eu-west-1", ["bucket-policy.json: eu-west-1", "bucket-encryption.json: eu-west-1"]],
    [
      "an account",
      "111122223333",
      [
        "bucket-policy.json: 111122223333",
        "bucket-policy.json: 111122223333",
        "key-policy.json: 111122223333",
        "key-policy.json: 111122223333",
        "bucket-encryption.json: 111122223333",
      ],
    ],
  ] as const)
    it(`finds those of ${what} in the set`, async () => {
      await withAll(bucketUri, async (client) => {
        assert.deepEqual(
          quoted(await references(client, bucketUri, part)).toSorted(),
          [...expected].toSorted(),
        );
      });
    });

  it("finds them where open documents have them, saved or not", async () => {
    await withAll(bucketUri, async (client) => {
      await client.open(encryptionUri, texts[encryptionUri] ?? "");
      const dirty = `   ${texts[encryptionUri] ?? ""}`;
      await client.change(encryptionUri, 2, { text: dirty });
      const found = await references(client, bucketUri, "key/0d99");
      assert.deepEqual(quoted(found, { [encryptionUri]: dirty }), [
        `bucket-policy.json: ${rightKey}`,
        `bucket-encryption.json: ${rightKey}`,
      ]);
    });
  });

  it("highlights them in one document", async () => {
    await withAll(bucketUri, async (client) => {
      const place = placeOf(bucketUri, texts[bucketUri] ?? "", "ledger");
      const found = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", place);
      const locations = found.map(({ range }) => ({ uri: bucketUri, range }));
      assert.deepEqual(quoted(locations), ["bucket-policy.json: ledger", "bucket-policy.json: ledger"]);
    });
  });
});
