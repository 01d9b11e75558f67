import assert from "node:assert/strict";
import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { FileChangeType } from "vscode-languageserver";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles, type MemoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../support/setDocuments.ts";
import { previewCapabilities, withFiles } from "../support/setWorkspace.ts";

const bucketUri = "file:///w/bucket-policy.json";
const encryptionUri = "file:///w/bucket-encryption.json";
const bucketText = JSON.stringify(bucketPolicy());

function differencesIn(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code }) => String(code).endsWith("-differs"));
}

/** The next diagnostics of a document with so many differences between it and others. */
async function differences(client: LspClient, uri: string, count: number): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await client.inbox.next(
    "textDocument/publishDiagnostics",
    (one) => one.uri === uri && differencesIn(one.diagnostics).length === count,
  );
  return differencesIn(diagnostics);
}

/** Waits until the last that was said of a document is that it differs from no other. */
async function isClean(client: LspClient, uri: string): Promise<void> {
  await client.inbox.next("textDocument/publishDiagnostics", () => {
    const last = client.inbox.all("textDocument/publishDiagnostics").findLast((one) => one.uri === uri);
    return last !== undefined && differencesIn(last.diagnostics).length === 0;
  });
}

function changed(client: LspClient, uri: string, type: FileChangeType): Promise<void> {
  return client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri, type }] });
}

describe("a workspace", () => {
  it("compares an open document with those on disk, and names the place there", async () => {
    await withFiles(memoryFiles({ [encryptionUri]: encryption(otherKey) }), async (client) => {
      await client.open(bucketUri, bucketText);
      const [difference] = await differences(client, bucketUri, 1);
      assert.equal(difference?.code, "arn/key-differs");
      const start = JSON.stringify(encryption(otherKey)).indexOf(`"${otherKey}"`);
      assert.deepEqual(difference.relatedInformation, [
        {
          location: {
            uri: encryptionUri,
            range: {
              start: { line: 0, character: start },
              end: { line: 0, character: start + otherKey.length + 2 },
            },
          },
          message: `bucket-encryption.json says "${otherKey}".`,
        },
      ]);
    });
  });

  it("takes the text of an open document for what it says, saved or not", async () => {
    await withFiles(memoryFiles({ [encryptionUri]: encryption() }), async (client) => {
      await client.open(bucketUri, bucketText);
      await client.open(encryptionUri, JSON.stringify(encryption()));
      await client.change(encryptionUri, 2, { text: JSON.stringify(encryption(otherKey)) });
      await differences(client, bucketUri, 1);
      await differences(client, encryptionUri, 1);
      await client.close(encryptionUri);
      await isClean(client, bucketUri);
    });
  });

  for (const [what, type, change] of [
    [
      "is created",
      FileChangeType.Created,
      (files: MemoryFiles) => files.texts.set(encryptionUri, JSON.stringify(encryption(otherKey))),
    ],
    [
      "is written",
      FileChangeType.Changed,
      (files: MemoryFiles) => files.texts.set(encryptionUri, JSON.stringify(encryption(otherKey))),
    ],
  ] as const)
    it(`notices that a file ${what}`, async () => {
      const files = memoryFiles(what === "is created" ? {} : { [encryptionUri]: encryption() });
      await withFiles(files, async (client) => {
        await client.open(bucketUri, bucketText);
        await differences(client, bucketUri, 0);
        change(files);
        await changed(client, encryptionUri, type);
        await differences(client, bucketUri, 1);
      });
    });

  it("notices that a file is deleted, or the folder that it is in", async () => {
    const inFolder = "file:///w/deep/bucket-encryption.json";
    for (const [uri, gone] of [
      [encryptionUri, encryptionUri],
      [inFolder, "file:///w/deep"],
    ] as const) {
      const files = memoryFiles({ [uri]: encryption(rightKey.replace("eu-west-1", "us-east-1")) });
      await withFiles(files, async (client) => {
        await client.open(bucketUri, bucketText);
        await differences(client, bucketUri, 1);
        files.texts.delete(uri);
        await changed(client, gone, FileChangeType.Deleted);
        await isClean(client, bucketUri);
      });
    }
  });

  it("leaves out what .gitignore does, and takes it in when that changes", async () => {
    const ignoreUri = "file:///w/.gitignore";
    const files = memoryFiles({ [encryptionUri]: encryption(otherKey), [ignoreUri]: "*-encryption.json\n" });
    await withFiles(files, async (client) => {
      await client.open(bucketUri, bucketText);
      await differences(client, bucketUri, 0);
      files.texts.set(ignoreUri, "");
      await changed(client, ignoreUri, FileChangeType.Changed);
      await differences(client, bucketUri, 1);
    });
  });

  it("reads through a client that offers to", async () => {
    const files = memoryFiles({ "vfs:/w/bucket-encryption.json": encryption(otherKey) });
    const answers = {
      "latchkey/files/find": () => files.find([]),
      "latchkey/files/read": (params: unknown) =>
        Promise.resolve(files.read((params as { uris: string[] }).uris)).then((texts) =>
          texts.map((text) => text ?? null),
        ),
    };
    const options = { answers, initializationOptions: { readFiles: true } };
    await withFiles(
      memoryFiles({}),
      async (client) => {
        await client.open("vfs:/w/bucket-policy.json", bucketText);
        await differences(client, "vfs:/w/bucket-policy.json", 1);
      },
      options,
    );
  });

  it("knows a file by one name, however the client escapes it", async () => {
    const files = memoryFiles({ "file:///w/a b@c/bucket-encryption.json": encryption(otherKey) });
    await withFiles(files, async (client) => {
      await client.open("file:///w/a%20b%40c/bucket-policy.json", bucketText);
      await client.open("file:///w/a%20b%40c/bucket-encryption.json", JSON.stringify(encryption()));
      await client.published("file:///w/a%20b%40c/bucket-encryption.json", 1);
      await client.change("file:///w/a%20b%40c/bucket-policy.json", 2, { text: `${bucketText} ` });
      const { diagnostics } = await client.published("file:///w/a%20b%40c/bucket-policy.json", 2);
      assert.deepEqual(differencesIn(diagnostics), []);
    });
  });

  it("offers either side's value, shown before it is put in", async () => {
    await withFiles(memoryFiles({ [encryptionUri]: encryption(otherKey) }), async (client) => {
      await client.open(bucketUri, bucketText);
      const [difference] = await differences(client, bucketUri, 1);
      assert(difference !== undefined);
      const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: bucketUri },
        range: difference.range,
        context: { diagnostics: [] },
      });
      const edits = actions
        .filter(({ diagnostics }) => diagnostics?.[0]?.code === "arn/key-differs")
        .map(({ edit }) => edit);
      assert.deepEqual(
        edits.map((edit) => changesIn(edit)),
        [
          [{ uri: bucketUri, version: 1, newText: `"${otherKey}"` }],
          [{ uri: encryptionUri, version: null, newText: `"${rightKey}"` }],
        ],
      );
      for (const edit of edits)
        assert.deepEqual(
          Object.values(edit?.changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation),
          [true],
        );
    });
  });

  it("does not keep the first diagnostics waiting for files", async () => {
    const files: MemoryFiles = { ...memoryFiles({}), find: () => new Promise(() => undefined) };
    await withFiles(files, async (client) => {
      await client.open(bucketUri, bucketText);
      await client.published(bucketUri, 1);
    });
  });

  it("checks again only documents whose own set has changed", async () => {
    const files = memoryFiles({
      [encryptionUri]: encryption(),
      "file:///w/x/key-policy.json": keyPolicy(),
      "file:///w/x/bucket-policy.json": bucketPolicy(),
    });
    const analyzed: string[] = [];
    const services = {
      ...realServices,
      files,
      analyze: (...[source, overrides]: Parameters<typeof realServices.analyze>) => {
        analyzed.push(source.text);
        return realServices.analyze(source, overrides);
      },
    };
    await withSession(
      { capabilities: previewCapabilities, folders: ["file:///w"], services },
      async (client) => {
        const foreign = '{"Version":"2012-10-17","Statement":[]}';
        await client.open(bucketUri, bucketText);
        await client.open("file:///w/y/z/other-key-policy.json", foreign);
        await differences(client, bucketUri, 0);
        files.texts.set(encryptionUri, JSON.stringify(encryption(otherKey)));
        await changed(client, encryptionUri, FileChangeType.Changed);
        await differences(client, bucketUri, 1);
        assert.equal(analyzed.filter((text) => text === foreign).length, 1);
      },
    );
  });
});

function changesIn(edit: WorkspaceEdit | undefined): readonly unknown[] {
  return (edit?.documentChanges ?? []).flatMap((change) => {
    const { textDocument, edits } = change as TextDocumentEdit;
    return edits.map((one) => ({ ...textDocument, newText: "newText" in one ? one.newText : "" }));
  });
}
