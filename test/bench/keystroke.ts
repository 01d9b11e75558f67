import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { connectClient, type LspClient } from "../support/lspClient.ts";
import { startServer } from "../support/serverProcess.ts";
import { quantileOf, type BenchResult } from "./bench.ts";
import { bucketPolicyOf, keyPolicyOf } from "./policies.ts";

const WARM_UP = 50;
const KEYSTROKES = 400;
const BYTES = 20_000;

/** From a keystroke until its diagnostics have arrived, over the streams of a server of its own. */
export async function keystroke(): Promise<BenchResult> {
  const server = startServer("--stdio");
  const client = await connectClient(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const figures = [];
  for (const [name, text] of [
    ["bucket policy", bucketPolicyOf(BYTES)],
    ["key policy", keyPolicyOf(BYTES)],
  ] as const) {
    const times = await typeInto(client, `file:///${name}.json`, text);
    const what = `${name} of ${String(text.length)} bytes`;
    figures.push(
      { what: `${what}, median`, value: quantileOf(times, 0.5), unit: "ms" },
      { what: `${what}, 95th percentile`, value: quantileOf(times, 0.95), unit: "ms", limit: 20 },
    );
  }
  server.kill();
  return { name: "keystroke to diagnostics", figures };
}

/** Types into the middle of a document and gives the milliseconds that each keystroke took. */
async function typeInto(client: LspClient, uri: string, text: string): Promise<readonly number[]> {
  await client.open(uri, text);
  await client.published(uri, 1);
  const sid = text.indexOf('"Sid": "', text.length / 2) + '"Sid": "'.length;
  const position = TextDocument.create(uri, "json", 1, text).positionAt(sid);
  const times: number[] = [];
  for (let version = 2; version < 2 + WARM_UP + KEYSTROKES; version++) {
    const start = performance.now();
    await client.change(uri, version, { range: { start: position, end: position }, text: "x" });
    await client.published(uri, version);
    times.push(performance.now() - start);
  }
  return times.slice(WARM_UP);
}
