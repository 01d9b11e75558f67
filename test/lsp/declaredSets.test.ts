import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { setsMethod, type SetSummary } from "../../server/src/protocol.ts";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";
import { bucketPolicy, encryption, keyPolicy } from "../support/setDocuments.ts";

const configUri = "file:///w/latchkey.json";
const documents = {
  "file:///w/far%20off/one.json": bucketPolicy(),
  "file:///w/keys/two.json": keyPolicy(),
  "file:///w/three.json": encryption(),
};
const books = {
  name: "books",
  bucketPolicy: "far off/one.json",
  keyPolicy: "keys/two.json",
  bucketEncryption: "three.json",
};

function withFiles(sets: readonly object[], body: (client: LspClient) => Promise<void>): Promise<void> {
  const files = memoryFiles({ ...documents, [configUri]: { sets } });
  const services = { ...realServices, files };
  return withSession({ capabilities: pushCapabilities, folders: ["file:///w"], services }, body);
}

/** Asks, until the test runs out of time, for the sets to be as they are wanted. */
async function listed(
  client: LspClient,
  isWanted: (sets: readonly SetSummary[]) => boolean,
): Promise<readonly SetSummary[]> {
  for (;;) {
    const sets = await client.request<readonly SetSummary[]>(setsMethod, {});
    if (isWanted(sets)) return sets;
    await pause(10);
  }
}

describe("sets that latchkey.json declares, in an editor", () => {
  it("go before what is found, and follow the text of the open file", async () => {
    await withFiles([books], async (client) => {
      const [set] = await listed(
        client,
        ([first]) => first?.isDeclared === true && first.documents.length === 3,
      );
      assert.deepEqual([set?.name, set?.documents], ["books", Object.keys(documents)]);
      await client.open(configUri, JSON.stringify({ sets: [{ ...books, name: "ledgers" }] }));
      await listed(client, ([first]) => first?.name === "ledgers");
      await client.change(configUri, 2, { text: "{" });
      await listed(client, ([first]) => first?.isDeclared === false);
    });
  });

  it("know documents however a client escapes them", async () => {
    await withFiles([books], async (client) => {
      await listed(client, ([first]) => first?.documents.length === 3);
      const other = "file:///w/%66ar%20off/one.json";
      await client.open(other, JSON.stringify(bucketPolicy()));
      await listed(client, ([first]) => first?.isDeclared === true && first.documents[0] === other);
    });
  });

  it("are told of paths that lead nowhere", async () => {
    await withFiles([{ ...books, keyPolicy: "keys/gone.json" }], async (client) => {
      await client.inbox.next(
        "textDocument/publishDiagnostics",
        ({ uri, diagnostics }) =>
          uri === configUri && diagnostics.some(({ code }) => code === "config/no-such-document"),
      );
    });
  });
});
