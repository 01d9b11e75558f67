import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { connectClient, pushCapabilities, type LspClient } from "../support/lspClient.ts";
import { startServer } from "../support/serverProcess.ts";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../support/setDocuments.ts";
import { quantileOf, type BenchResult } from "./bench.ts";

const DOCUMENTS = 5000;
const KEYSTROKES = 200;

/** A workspace of thousands of documents: how soon its sets are known, what that costs, and how typing goes on. */
export async function workspace(): Promise<BenchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
  writeDocuments(folder);
  const server = startServer("--stdio");
  const start = performance.now();
  const client = await connectClient(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
    { capabilities: pushCapabilities, folders: [pathToFileURL(folder).href] },
  );
  const indexed = await timeToDifference(client, folder, start);
  const times = await typeInto(client, folder);
  const memory = memoryOf(server.pid ?? 0);
  server.kill();
  rmSync(folder, { recursive: true });
  return {
    name: `a workspace of ${String(DOCUMENTS)} documents`,
    figures: [
      { what: "first full index", value: indexed, unit: "ms", limit: 3000 },
      { what: "memory of the server", value: memory, unit: "MB", limit: 200 },
      { what: "keystroke to diagnostics of the set, median", value: quantileOf(times, 0.5), unit: "ms" },
      {
        what: "keystroke to diagnostics of the set, 95th percentile",
        value: quantileOf(times, 0.95),
        unit: "ms",
        limit: 20,
      },
    ],
  };
}

/** Sets of three documents, each in a folder, under a bucket of its own; the first set's default key is another. */
function writeDocuments(folder: string): void {
  for (let index = 0; index * 3 < DOCUMENTS; index++) {
    const set = path.join(folder, `team-${String(index % 50)}`, `bucket-${String(index)}`);
    mkdirSync(set, { recursive: true });
    const write = (name: string, json: object): void => {
      const text = JSON.stringify(json, undefined, 2).replaceAll("ledger", `ledger-${String(index)}`);
      writeFileSync(path.join(set, `${name}.json`), text);
    };
    write("bucket-policy", bucketPolicy());
    write("key-policy", keyPolicy());
    write("bucket-encryption", encryption(index === 0 ? otherKey : rightKey));
  }
}

function documentIn(folder: string, name: string): { readonly uri: string; readonly text: string } {
  const file = path.join(folder, "team-0", "bucket-0", `${name}.json`);
  return { uri: pathToFileURL(file).href, text: readFileSync(file, "utf8") };
}

/** The index is full when an open document has been compared with the rest of its set. */
async function timeToDifference(client: LspClient, folder: string, start: number): Promise<number> {
  const { uri, text } = documentIn(folder, "bucket-policy");
  await client.open(uri, text);
  await client.inbox.next(
    "textDocument/publishDiagnostics",
    (one) => one.uri === uri && one.diagnostics.some(({ code }) => code === "arn/key-differs"),
  );
  return performance.now() - start;
}

/** Types into a document what changes what it names, and waits until another of its set has been checked again. */
async function typeInto(client: LspClient, folder: string): Promise<readonly number[]> {
  const bucket = documentIn(folder, "bucket-policy");
  const byDefault = documentIn(folder, "bucket-encryption");
  await client.open(byDefault.uri, byDefault.text);
  await client.published(byDefault.uri, 1);
  const times: number[] = [];
  for (let version = 2; version < 2 + KEYSTROKES; version++) {
    const start = performance.now();
    const account = String(version).padStart(12, "0");
    await client.change(byDefault.uri, version, { text: byDefault.text.replace("111122223333", account) });
    await client.inbox.next(
      "textDocument/publishDiagnostics",
      ({ uri, diagnostics }) =>
        uri === bucket.uri &&
        diagnostics.some(({ message }) => typeof message === "string" && message.includes(account)),
    );
    times.push(performance.now() - start);
  }
  return times;
}

/** Megabytes that a process holds. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}
