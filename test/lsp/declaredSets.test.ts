import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { CodeAction, Diagnostic, Range } from "vscode-languageserver";
import { setsMethod, type SetSummary } from "../../server/src/protocol.ts";
import { textsAfter } from "../support/edited.ts";
import { pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";
import {
  administrator,
  bucketPolicy,
  encryption,
  keyPolicy,
  otherKey,
  rightKey,
  writer,
} from "../support/setDocuments.ts";

const configUri = "file:///w/latchkey.json";
const bucketUri = "file:///w/far%20off/one.json";
const documents = {
  [bucketUri]: bucketPolicy(),
  "file:///w/keys/two.json": keyPolicy(),
  "file:///w/three.json": encryption(),
};
const books = {
  name: "books",
  bucketPolicy: "far off/one.json",
  keyPolicy: "keys/two.json",
  bucketEncryption: "three.json",
};

function withFiles(
  sets: readonly object[],
  body: (client: LspClient) => Promise<void>,
  more: Readonly<Record<string, object>> = {},
): Promise<void> {
  const files = memoryFiles({ ...documents, ...more, [configUri]: { sets } });
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

/** Waits until the last that was said of a document, of sets and their files, is of these rules. */
async function problemsOf(
  client: LspClient,
  uri: string,
  ...rules: readonly string[]
): Promise<Diagnostic[]> {
  for (;;) {
    const last = client.inbox.all("textDocument/publishDiagnostics").findLast((params) => params.uri === uri);
    const found = last?.diagnostics.filter(({ code }) => /^(?:config|arn)\/|undeclared/.test(String(code)));
    if (JSON.stringify(found?.map(({ code }) => code)) === JSON.stringify(rules)) return found ?? [];
    await pause(10);
  }
}

/** Where a text on one line has a part, the right key unless given. */
function rangeIn(text: string | undefined, part = `"${rightKey}"`): Range {
  const character = text?.indexOf(part) ?? -1;
  return { start: { line: 0, character }, end: { line: 0, character: character + part.length } };
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

  it("have no documents of other kinds than they say, and are not shown without any", async () => {
    const gone = { name: "gone", bucketPolicy: "gone.json" };
    await withFiles(
      [gone, { ...books, keyPolicy: "three.json", bucketEncryption: undefined }],
      async (client) => {
        const [set, ...others] = await listed(client, ([first]) => first?.documents.length === 1);
        assert.deepEqual([set?.name, set?.documents, others], ["books", [bucketUri], []]);
        await problemsOf(client, configUri, "config/no-such-document", "config/other-kind");
      },
    );
  });

  it("hold their documents to the key that they declare, which fixes put right on either side", async () => {
    const declaring = { sets: [{ ...books, keyArn: rightKey }] };
    const texts = { [configUri]: JSON.stringify(declaring), [bucketUri]: JSON.stringify(bucketPolicy()) };
    const uri = "file:///w/three.json";
    const text = JSON.stringify(encryption(otherKey));
    await withFiles(declaring.sets, async (client) => {
      await client.open(uri, text);
      const [problem] = await problemsOf(client, uri, "arn/key-differs");
      assert.match(JSON.stringify(problem?.message), /is declared in latchkey\.json for the set/);
      const places = problem?.relatedInformation?.map(({ location }) => location);
      assert.deepEqual(places, [
        { uri: configUri, range: rangeIn(texts[configUri]) },
        { uri: bucketUri, range: rangeIn(texts[bucketUri]) },
      ]);
      const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: problem?.range,
        context: { diagnostics: [] },
      });
      const [here, there] = actions.filter(({ title }) => title.startsWith("Use "));
      const after = textsAfter(there?.edit ?? null, texts);
      assert.deepEqual(JSON.parse(after[configUri] ?? ""), { sets: [{ ...books, keyArn: otherKey }] });
      assert.deepEqual(JSON.parse(after[bucketUri] ?? ""), bucketPolicy(otherKey));
      await client.change(uri, 2, { text: textsAfter(here?.edit ?? null, { [uri]: text })[uri] ?? "" });
      await problemsOf(client, uri);
    });
  });

  it("list a user of the key by a fix, and are content then", async () => {
    const uri = "file:///w/keys/two.json";
    const set = { ...books, administrators: [administrator], users: [] };
    const text = JSON.stringify({ sets: [set] });
    await withFiles([set], async (client) => {
      await client.open(uri, JSON.stringify(keyPolicy()));
      await client.open(configUri, text);
      const [problem] = await problemsOf(client, uri, "kms/undeclared-access");
      assert.deepEqual(
        problem?.relatedInformation?.map(({ location }) => location),
        [{ uri: configUri, range: rangeIn(text, "[]") }],
      );
      const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: problem.range,
        context: { diagnostics: [] },
      });
      const fix = actions.find(({ title }) => title.startsWith("List role/LedgerWriter"));
      assert.equal(fix?.isPreferred, false);
      const after = textsAfter(fix.edit ?? null, { [configUri]: text })[configUri] ?? "";
      assert.deepEqual(JSON.parse(after), { sets: [{ ...set, users: [writer] }] });
      await client.change(configUri, 2, { text: after });
      await problemsOf(client, uri);
    });
  });

  it("move the place that a problem points to where their file changes", async () => {
    const uri = "file:///w/three.json";
    const text = JSON.stringify({ sets: [{ ...books, keyArn: rightKey }] });
    await withFiles([], async (client) => {
      await client.open(uri, JSON.stringify(encryption(otherKey)));
      await client.open(configUri, text);
      const lineOf = async (isWanted: (line: number) => boolean): Promise<void> => {
        for (;;) {
          const [problem] = await problemsOf(client, uri, "arn/key-differs");
          const place = problem?.relatedInformation?.find(({ location }) => location.uri === configUri);
          if (place !== undefined && isWanted(place.location.range.start.line)) return;
          await pause(10);
        }
      };
      await lineOf((line) => line === 0);
      await client.change(configUri, 2, { text: `\n\n${text}` });
      await lineOf((line) => line === 2);
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

  it("do not reach documents that have a nearer latchkey.json, and are told so", async () => {
    const hidden = async (client: LspClient): Promise<void> => {
      await client.inbox.next(
        "textDocument/publishDiagnostics",
        ({ uri, diagnostics }) =>
          uri === configUri && diagnostics.some(({ code }) => code === "config/hidden-document"),
      );
      const [set] = await listed(client, ([first]) => first?.isDeclared === true);
      const { "file:///w/keys/two.json": _hidden, ...others } = documents;
      assert.deepEqual(set?.documents, Object.keys(others));
    };
    await withFiles([books], hidden, { "file:///w/keys/latchkey.json": { sets: [] } });
  });
});
