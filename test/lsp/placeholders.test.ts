import assert from "node:assert/strict";
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import type { PlaceholderReference } from "../../server/src/protocol.ts";
import { textsAfter, versionsIn } from "../support/edited.ts";
import type { LspClient } from "../support/lspClient.ts";
import { bucketPolicy, encryption, keyPolicy } from "../support/setDocuments.ts";
import { placeOf, withFiles } from "../support/setWorkspace.ts";

const bucketUri = "file:///w/bucket-policy.json";
const keyUri = "file:///w/key-policy.json";
const encryptionUri = "file:///w/bucket-encryption.json";
const blankKey = "arn:aws:kms:eu-west-1:<account>:key/<your-key-id>";
const keyId = "0d990263-018e-4e65-a703-eff731de951e";

const texts: Readonly<Record<string, string>> = {
  [bucketUri]: JSON.stringify(bucketPolicy(blankKey)),
  [keyUri]: JSON.stringify(keyPolicy()).replaceAll("111122223333", "<account>"),
  [encryptionUri]: JSON.stringify(encryption(blankKey)),
};
const bucketText = texts[bucketUri] ?? "";
const asks = { initializationOptions: { fillPlaceholder: true } };

async function referencesAt(
  client: LspClient,
  part: string,
): Promise<readonly [string, PlaceholderReference][]> {
  const { textDocument, position } = placeOf(bucketUri, bucketText, part);
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument,
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions
    .filter(({ command }) => command?.command === "latchkey.fillPlaceholder")
    .map(({ title, command }) => [title, command?.arguments?.[0] as PlaceholderReference]);
}

function withAll(body: (client: LspClient) => Promise<void>): Promise<void> {
  return withFiles(
    texts,
    async (client) => {
      await client.open(bucketUri, bucketText);
      // Once something was answered that waits for files, they are read.
      await client.request("textDocument/definition", placeOf(bucketUri, bucketText, "ledger"));
      await body(client);
    },
    asks,
  );
}

function fill(
  client: LspClient,
  reference: PlaceholderReference,
  value: string,
): Promise<WorkspaceEdit | null> {
  return client.request("latchkey/placeholder/fill", { ...reference, value });
}

function check(client: LspClient, reference: PlaceholderReference, value: string): Promise<string | null> {
  return client.request("latchkey/placeholder/check", { ...reference, value });
}

describe("filling a placeholder in", () => {
  it("is offered for each placeholder of a value, with what belongs there", async () => {
    await withAll(async (client) => {
      const found = await referencesAt(client, "<account>");
      assert.deepEqual(
        found.map(([title, { placeholder, prompt }]) => [title, placeholder, prompt]),
        [
          [
            'Fill in "<account>" in 4 places of 3 documents…',
            "<account>",
            "The 12 digits of the account's id",
          ],
          ['Fill in "<your-key-id>" in 2 places of 2 documents…', "<your-key-id>", "The key's id"],
        ],
      );
    });
  });

  it("changes all documents of the set, after no other question", async () => {
    await withAll(async (client) => {
      await client.open(encryptionUri, texts[encryptionUri] ?? "");
      const dirty = ` ${texts[encryptionUri] ?? ""}`;
      await client.change(encryptionUri, 2, { text: dirty });
      for (const [part, value] of [
        ["<account>", "111122223333"],
        ["<your-key-id>", keyId],
      ] as const) {
        const found = await referencesAt(client, part);
        const [, reference] = found.find(([, { placeholder }]) => placeholder === part) ?? [];
        assert(reference !== undefined);
        const edit = await fill(client, reference, ` ${value} `);
        const all = { ...texts, [encryptionUri]: dirty };
        const changed = Object.entries(all).filter(([, text]) => text.includes(part));
        assert.deepEqual(
          textsAfter(edit, all),
          Object.fromEntries(changed.map(([uri, text]) => [uri, text.replaceAll(part, value)])),
        );
        const versions = {
          [bucketUri]: 1,
          [encryptionUri]: 2,
          ...(part === "<account>" && { [keyUri]: null }),
        };
        assert.deepEqual(versionsIn(edit), versions);
        assert.equal(edit?.changeAnnotations, undefined);
      }
    });
  });

  it("says what is wrong with a value, and takes none that is", async () => {
    await withAll(async (client) => {
      const [account, key] = (await referencesAt(client, "<account>")).map(([, reference]) => reference);
      assert(account !== undefined && key !== undefined);
      assert.equal(await check(client, account, "111122223333"), null);
      assert.match((await check(client, account, "1111")) ?? "", /12 digits/);
      assert.match((await check(client, key, "alias/x")) ?? "", /no key id/);
      assert.match((await check(client, key, "")) ?? "", /needed/);
      assert.equal(await fill(client, account, "1111"), null);
    });
  });

  it("does nothing where the placeholder is gone", async () => {
    await withAll(async (client) => {
      const [[, reference] = []] = await referencesAt(client, "<account>");
      assert(reference !== undefined);
      await client.change(bucketUri, 2, { text: `\n${bucketText}` });
      assert.match((await check(client, reference, "111122223333")) ?? "", /no longer there/);
      assert.equal(await fill(client, reference, "111122223333"), null);
    });
  });

  it("is left to renaming where the client cannot ask", async () => {
    await withFiles(texts, async (client) => {
      await client.open(bucketUri, bucketText);
      assert.deepEqual(await referencesAt(client, "<account>"), []);
      const place = placeOf(bucketUri, bucketText, "<account>");
      const rename = (newName: string): Promise<WorkspaceEdit | null> =>
        client.request("textDocument/rename", { ...place, newName });
      await assert.rejects(rename("1111"), /12 digits/);
      const edit = await rename("111122223333");
      assert.deepEqual(Object.keys(versionsIn(edit)).sort(), Object.keys(texts).sort());
    });
  });
});
