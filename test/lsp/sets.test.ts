import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { FileChangeType } from "vscode-languageserver";
import {
  setMethod,
  setsChangedMethod,
  setsMethod,
  type DocumentStatus,
  type SetDetails,
  type SetSummary,
} from "../../server/src/protocol.ts";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles, type MemoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../support/setDocuments.ts";

const bucketUri = "file:///w/bucket-policy.json";
const keyUri = "file:///w/key-policy.json";
const encryptionUri = "file:///w/bucket-encryption.json";
const whole = { [bucketUri]: bucketPolicy(), [keyUri]: keyPolicy(), [encryptionUri]: encryption() };

function withSets(
  files: MemoryFiles,
  body: (client: LspClient) => Promise<void>,
  showSets = true,
): Promise<void> {
  const services = { ...realServices, files };
  const initializationOptions = { showSets, documentStatus: true };
  return withSession(
    { capabilities: pushCapabilities, folders: ["file:///w"], services, initializationOptions },
    body,
  );
}

/** Waits for the client to hear that sets have changed, and lists them, until there are so many. */
async function listed(client: LspClient, count: number): Promise<readonly SetSummary[]> {
  for (let heard = 0; ;) {
    while (client.inbox.all(setsChangedMethod).length === heard) await pause(10);
    heard = client.inbox.all(setsChangedMethod).length;
    const sets = await client.request<readonly SetSummary[]>(setsMethod, {});
    if (sets.length === count) return sets;
  }
}

async function lookedAt(client: LspClient): Promise<SetDetails> {
  const [set] = await listed(client, 1);
  const details = await client.request<SetDetails | null>(setMethod, { id: set?.id });
  assert(details !== null);
  return details;
}

describe("sets, asked of the server", () => {
  it("are listed once files are read, and tell what their documents name", async () => {
    await withSets(memoryFiles(whole), async (client) => {
      const [set] = await listed(client, 1);
      assert.deepEqual(set, {
        id: `found ${bucketUri}`,
        name: "ledger",
        isDeclared: false,
        documents: [bucketUri, keyUri, encryptionUri],
        isAmbiguous: false,
      });
      const { documents, facts, uploads } = await client.request<SetDetails>(setMethod, { id: set.id });
      assert.deepEqual(
        documents.map(({ kind, title }) => [kind, title]),
        [
          ["s3-bucket-policy", "S3 bucket policy"],
          ["kms-key-policy", "KMS key policy"],
          ["s3-bucket-encryption", "S3 bucket encryption"],
        ],
      );
      assert.deepEqual(
        facts.map(({ title, value }) => [title, value]),
        [
          ["Bucket", "ledger"],
          ["Key", rightKey],
          ["Region", "eu-west-1"],
          ["Account", "111122223333"],
        ],
      );
      assert.match(uploads?.summary ?? "", /^Uploads: \d+ closed/);
      assert.deepEqual([uploads?.uri, uploads?.rows.length], [bucketUri, 10]);
    });
  });

  it("tell of a disagreement in both documents, each at its place", async () => {
    const text = JSON.stringify(encryption(otherKey));
    await withSets(memoryFiles({ ...whole, [encryptionUri]: text }), async (client) => {
      const { documents, findings } = await lookedAt(client);
      const differences = findings.filter(({ rule }) => rule === "arn/key-differs");
      assert.deepEqual(
        differences.map(({ uri, severity }) => [uri, severity]),
        [
          [bucketUri, "warning"],
          [encryptionUri, "warning"],
        ],
      );
      const start = text.indexOf(`"${otherKey}"`);
      assert.deepEqual(differences[1]?.range, {
        start: { line: 0, character: start },
        end: { line: 0, character: start + otherKey.length + 2 },
      });
      const total = documents.reduce(
        (sum, { errors, warnings, remarks }) => sum + errors + warnings + remarks,
        0,
      );
      assert.equal(total, findings.length);
    });
  });

  it("show that it is not known which documents belong to them", async () => {
    const second = "file:///w/s3-policy.json";
    await withSets(memoryFiles({ ...whole, [second]: bucketPolicy() }), async (client) => {
      const sets = await listed(client, 2);
      assert.deepEqual(
        sets.map(({ isAmbiguous }) => isAmbiguous),
        [true, true],
      );
      const { ambiguities } = await client.request<SetDetails>(setMethod, { id: sets[0]?.id });
      assert.deepEqual(
        ambiguities.filter(({ kind }) => kind === "s3-bucket-encryption"),
        [{ kind: "s3-bucket-encryption", title: "S3 bucket encryption", candidates: [encryptionUri] }],
      );
    });
  });

  it("follow what is typed, and what happens to files", async () => {
    const files = memoryFiles(whole);
    await withSets(files, async (client) => {
      await listed(client, 1);
      await client.open(encryptionUri, JSON.stringify(encryption(otherKey)));
      const { findings } = await lookedAt(client);
      assert(findings.some(({ rule }) => rule === "arn/key-differs"));
      await client.close(encryptionUri);
      for (const uri of [keyUri, encryptionUri]) files.texts.delete(uri);
      await client.notify("workspace/didChangeWatchedFiles", {
        changes: [keyUri, encryptionUri].map((uri) => ({ uri, type: FileChangeType.Deleted })),
      });
      await listed(client, 0);
    });
  });

  for (const params of [null, {}, { id: 5 }, { id: "found nowhere" }])
    it(`are none where one is asked for with ${JSON.stringify(params)}`, async () => {
      await withSets(memoryFiles(whole), async (client) => {
        assert.equal(await client.request(setMethod, params), null);
      });
    });

  it("are announced to nobody who does not show them", async () => {
    await withSets(
      memoryFiles(whole),
      async (client) => {
        await client.open(bucketUri, JSON.stringify(bucketPolicy()));
        let sets: readonly SetSummary[] = [];
        while (sets.length === 0) sets = await client.request(setsMethod, {});
        await pause(500);
        assert.deepEqual(client.inbox.all(setsChangedMethod), []);
      },
      false,
    );
  });

  it("are named by the status of their documents", async () => {
    await withSets(memoryFiles(whole), async (client) => {
      await client.open(bucketUri, JSON.stringify(bucketPolicy()));
      await client.inbox.next(
        "latchkey/documentStatus",
        ({ sets }: DocumentStatus) => sets?.length === 1 && sets[0] === "ledger",
      );
    });
  });

  it("are named by the status of documents that may belong to them, for as long as that is not decided", async () => {
    const second = "file:///w/s3-policy.json";
    const files = memoryFiles({ ...whole, [second]: bucketPolicy() });
    const names = ["ledger (w/bucket-policy.json)", "ledger (w/s3-policy.json)"];
    await withSets(files, async (client) => {
      await client.open(bucketUri, JSON.stringify(bucketPolicy()));
      await client.open(encryptionUri, JSON.stringify(encryption()));
      await client.inbox.next(
        "latchkey/documentStatus",
        ({ uri, sets, possibleSets }: DocumentStatus) =>
          uri === encryptionUri && sets === undefined && isDeepStrictEqual(possibleSets, names),
      );
      await client.inbox.next(
        "latchkey/documentStatus",
        ({ uri, isAmbiguous }: DocumentStatus) => uri === bucketUri && isAmbiguous === true,
      );
      const third = "file:///w/s3-bucket.json";
      files.texts.set(third, JSON.stringify(bucketPolicy()));
      await client.notify("workspace/didChangeWatchedFiles", {
        changes: [{ uri: third, type: FileChangeType.Created }],
      });
      await client.inbox.next(
        "latchkey/documentStatus",
        ({ uri, possibleSets }: DocumentStatus) => uri === encryptionUri && possibleSets?.length === 3,
      );
      for (const uri of [second, third]) files.texts.delete(uri);
      await client.notify("workspace/didChangeWatchedFiles", {
        changes: [second, third].map((uri) => ({ uri, type: FileChangeType.Deleted })),
      });
      await client.inbox.next(
        "latchkey/documentStatus",
        ({ uri, sets, possibleSets }: DocumentStatus) =>
          uri === encryptionUri && possibleSets === undefined && isDeepStrictEqual(sets, ["ledger"]),
      );
    });
  });
});
