import assert from "node:assert/strict";
import type { Range, WorkspaceEdit } from "vscode-languageserver";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { textsAfter, versionsIn } from "../support/edited.ts";
import { realServices } from "../support/realServices.ts";
import { bucketPolicy, encryption, keyPolicy, rightKey } from "../support/setDocuments.ts";
import { placeOf, withFiles } from "../support/setWorkspace.ts";

const bucketUri = "file:///w/bucket-policy.json";
const keyUri = "file:///w/key-policy.json";
const encryptionUri = "file:///w/bucket-encryption.json";
const ledgerUri = "file:///w/ledger.bucket-policy.json";
const recordsUri = "file:///w/records.bucket-policy.json";
const untitledUri = "untitled:bucket-policy.json";

const viaS3 = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };
const forObjects = { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger/*" } };
const reader = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/LedgerWriter" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::ledger/*",
};
const bucketText = JSON.stringify(bucketPolicy(rightKey, reader), undefined, 2);
const keyText = JSON.stringify(keyPolicy({ Condition: { ...viaS3, ...forObjects } }), undefined, 2);
const encryptionText = JSON.stringify(encryption());
const otherKey = "arn:aws:kms:us-east-1:444455556666:key/1d990263-018e-4e65-a703-eff731de951e";

/** What is renamed: a text in the bucket policy to begin at, the new name, and what then replaces what everywhere. */
const cases: Readonly<Record<string, readonly [string, string, readonly (readonly [string, string])[]]>> = {
  account: ["111122223333", "444455556666", [["111122223333", "444455556666"]]],
  Region: ["eu-west-1", "eu-central-1", [["eu-west-1", "eu-central-1"]]],
  bucket: ["ledger", "archive", [["s3:::ledger", "s3:::archive"]]],
  key: ["key/0d99", otherKey, [[rightKey, otherKey]]],
  role: ["LedgerWriter", "Batch", [["role/LedgerWriter", "role/Batch"]]],
};

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((result, [from, to]) => result.replaceAll(from, to), text);
}

function rename(
  client: LspClient,
  place: ReturnType<typeof placeOf>,
  newName: string,
): Promise<WorkspaceEdit | null> {
  return client.request("textDocument/rename", { ...place, newName });
}

/** The documents whose text a rename changes, as it leaves them. */
function expected(
  texts: Readonly<Record<string, string>>,
  pairs: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  const after = Object.entries(texts).map(([uri, text]) => [uri, replaced(text, pairs), text] as const);
  return Object.fromEntries(
    after.filter(([, one, before]) => one !== before).map(([uri, one]) => [uri, one]),
  );
}

describe("renaming across a set", () => {
  for (const [what, [part, newName, pairs]] of Object.entries(cases)) {
    it(`changes a ${what} in files that are not open`, async () => {
      const texts = { [bucketUri]: bucketText, [keyUri]: keyText, [encryptionUri]: encryptionText };
      await withFiles(texts, async (client) => {
        await client.open(bucketUri, bucketText);
        const edit = await rename(client, placeOf(bucketUri, bucketText, part, 5), newName);
        assert.deepEqual(textsAfter(edit, texts), expected(texts, pairs));
        const versions = Object.keys(expected(texts, pairs)).map((uri) => [
          uri,
          uri === bucketUri ? 1 : null,
        ]);
        assert.deepEqual(versionsIn(edit), Object.fromEntries(versions));
        const [annotation] = Object.values(edit?.changeAnnotations ?? {});
        assert.equal(annotation?.needsConfirmation, true);
      });
    });

    it(`changes a ${what} in what is open and not saved`, async () => {
      const files = { [bucketUri]: bucketPolicy(), [keyUri]: keyPolicy(), [encryptionUri]: "{}" };
      const dirtyKey = `\n\n${keyText}`;
      const texts = { [bucketUri]: bucketText, [keyUri]: dirtyKey, [encryptionUri]: ` ${encryptionText}` };
      await withFiles(files, async (client) => {
        await client.open(keyUri, JSON.stringify(keyPolicy()));
        await client.change(keyUri, 2, { text: dirtyKey });
        await client.open(encryptionUri, "{}");
        await client.change(encryptionUri, 2, { text: encryptionText });
        await client.change(encryptionUri, 3, {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          text: " ",
        });
        await client.open(bucketUri, bucketText);
        const edit = await rename(client, placeOf(bucketUri, bucketText, part, 5), newName);
        assert.deepEqual(textsAfter(edit, texts), expected(texts, pairs));
        const versions: Readonly<Record<string, number>> = {
          [bucketUri]: 1,
          [keyUri]: 2,
          [encryptionUri]: 3,
        };
        for (const [uri, version] of Object.entries(versionsIn(edit))) assert.equal(version, versions[uri]);
      });
    });

    it(`changes a ${what} in documents that have no file`, async () => {
      const texts = { [untitledUri]: bucketText, "untitled:encryption.json": encryptionText };
      await withFiles({}, async (client) => {
        for (const [uri, text] of Object.entries(texts)) await client.open(uri, text);
        const edit = await rename(client, placeOf(untitledUri, bucketText, part, 5), newName);
        assert.deepEqual(textsAfter(edit, texts), expected(texts, pairs));
      });
    });
  }

  it("leaves documents of other sets alone", async () => {
    const foreignUri = "file:///w/other/deep/bucket-policy.json";
    const foreign = bucketText.replaceAll("ledger", "records").replaceAll(rightKey, otherKey);
    await withFiles({ [bucketUri]: bucketText, [foreignUri]: foreign }, async (client) => {
      await client.open(bucketUri, bucketText);
      const edit = await rename(client, placeOf(bucketUri, bucketText, "eu-west-1"), "eu-west-2");
      assert.deepEqual(Object.keys(versionsIn(edit)), [bucketUri]);
    });
  });

  for (const [what, part, newName, pairs] of [
    ["key", "key/0d99", otherKey, [[rightKey, otherKey]]],
    ["account", "111122223333", "444455556666", [["111122223333", "444455556666"]]],
  ] as const)
    it(`follows a ${what} from a key policy into the other sets of that key, where they name it`, async () => {
      const files = {
        [ledgerUri]: bucketText,
        [keyUri]: JSON.stringify(keyPolicy()),
        [recordsUri]: bucketText.replaceAll("ledger", "records"),
        "file:///w/records.bucket-encryption.json": encryptionText,
      };
      await withFiles(files, async (client) => {
        await client.open(ledgerUri, bucketText);
        const edit = await rename(client, placeOf(ledgerUri, bucketText, part), newName);
        assert.deepEqual(textsAfter(edit, files), expected(files, pairs));
      });
    });

  it("leaves the other sets of a key alone where they do not name what is renamed", async () => {
    const records = bucketText.replaceAll("ledger/", "ledger-old/");
    const files = { [ledgerUri]: bucketText, [keyUri]: JSON.stringify(keyPolicy()), [recordsUri]: records };
    await withFiles(files, async (client) => {
      await client.open(ledgerUri, bucketText);
      const edit = await rename(client, placeOf(ledgerUri, bucketText, "ledger"), "archive");
      assert.deepEqual(Object.keys(versionsIn(edit)), [ledgerUri]);
    });
  });

  it("asks nothing first where the client shows no edits, and gives no versions where it knows none", async () => {
    for (const capabilities of [pushCapabilities, {}]) {
      await withFiles(
        { [keyUri]: keyText },
        async (client) => {
          await client.open(bucketUri, bucketText);
          const edit = await rename(client, placeOf(bucketUri, bucketText, "111122223333"), "444455556666");
          assert.equal(edit?.changeAnnotations, undefined);
          const uris = Object.keys(edit?.changes ?? versionsIn(edit));
          assert.deepEqual(uris.sort(), [bucketUri, keyUri]);
        },
        { capabilities },
      );
    }
  });

  it("says what would be renamed", async () => {
    await withFiles({}, async (client) => {
      assert.deepEqual(client.initialized.capabilities.renameProvider, { prepareProvider: true });
      await client.open(bucketUri, bucketText);
      for (const [part, placeholder] of [
        ["111122223333", "111122223333"],
        ["eu-west-1", "eu-west-1"],
        ["ledger", "ledger"],
        ["key/0d99", rightKey],
        ["LedgerWriter", "LedgerWriter"],
      ] as const) {
        const place = placeOf(bucketUri, bucketText, part, 5);
        const answer = await client.request<{ range: Range; placeholder: string }>(
          "textDocument/prepareRename",
          place,
        );
        assert.equal(answer.placeholder, placeholder);
        const { start, end } = answer.range;
        const line = bucketText.split("\n")[start.line] ?? "";
        assert.equal(line.slice(start.character, end.character), placeholder);
      }
      const nothing = placeOf(bucketUri, bucketText, "Statement", 3);
      assert.equal(await client.request("textDocument/prepareRename", nothing), null);
      await assert.rejects(rename(client, nothing, "x"), /can be renamed/);
    });
  });

  for (const [part, newName, message] of [
    ["111122223333", "1234", /12 digits/],
    ["eu-west-1", "cn-north-1", /partition/],
    ["ledger", "Ledger", /lower-case/],
    ["key/0d99", "arn:aws:kms:eu-west-1:111122223333:alias/x", /alias/],
    ["LedgerWriter", "a/b", /no "\/"/],
  ] as const)
    it(`refuses ${newName} in the place of ${part}`, async () => {
      await withFiles({}, async (client) => {
        await client.open(bucketUri, bucketText);
        await assert.rejects(rename(client, placeOf(bucketUri, bucketText, part, 5), newName), message);
      });
    });

  it("waits no longer for files than somebody would", async () => {
    const files = {
      texts: new Map(),
      reads: [],
      find: () => new Promise<never>(() => undefined),
      read: () => Promise.resolve([]),
    };
    const after = (_milliseconds: number, callback: () => void): (() => void) => {
      setImmediate(callback);
      return () => undefined;
    };
    await withFiles(
      {},
      async (client) => {
        await client.open(bucketUri, bucketText);
        const edit = await rename(client, placeOf(bucketUri, bucketText, "111122223333"), "444455556666");
        assert.deepEqual(Object.keys(versionsIn(edit)), [bucketUri]);
      },
      { services: { ...realServices, files, after } },
    );
  });
});
