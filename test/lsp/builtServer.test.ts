import assert from "node:assert/strict";
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { generateMethod, type NewFile } from "../../server/src/protocol.ts";
import { connectClient, type LspClient } from "../support/lspClient.ts";
import { buildScript, serverScript, startServer } from "../support/serverProcess.ts";

const policy = '{"Statement":{},"Statement":{}}';

describe("the built server", () => {
  before(function () {
    this.timeout(60_000);
    // A bundle that is older than the sources would be tested in their place.
    execFileSync(process.execPath, [buildScript]);
  });

  it("serves any editor over its standard streams, and ends when it is told to", async () => {
    const server = startServer("--stdio");
    const client = await connectClient(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    await assertServes(client);
    await client.request("shutdown", null);
    await client.notify("exit", null);
    const [code] = (await once(server, "exit")) as [number];
    assert.equal(code, 0);
  });

  it("ends when its editor's end of the streams closes", async () => {
    const server = startServer("--stdio");
    await connectClient(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    server.stdin.end();
    const [code] = (await once(server, "exit")) as [number];
    assert.equal(code, 1);
  });

  it("serves VS Code over its channel for processes, and ends with it", async () => {
    const server = fork(serverScript, ["--node-ipc"], { execArgv: [], silent: true });
    const client = await connectClient(new IPCMessageReader(server), new IPCMessageWriter(server), {
      processId: process.pid,
    });
    await assertServes(client);
    server.disconnect();
    await once(server, "exit");
  });

  it("says what it needs when it is started without a way to talk", async () => {
    const server = startServer();
    const chunks: string[] = [];
    server.stderr.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
    const [code] = (await once(server, "close")) as [number];
    assert.equal(code, 2);
    assert.match(chunks.join(""), /--stdio/);
  });
});

async function assertServes(client: LspClient): Promise<void> {
  await client.open("file:///key-policy.json", policy);
  const { diagnostics } = await client.published("file:///key-policy.json", 1);
  assert(diagnostics.some(({ code }) => code === "policy/duplicate-member"));
  const answers = { account: "111122223333", region: "eu-west-1", administrators: "Admin", users: "User" };
  const files = await client.request<readonly NewFile[]>(generateMethod, { goal: "kms-key-policy", answers });
  assert.match(files[0]?.text ?? "", /arn:aws:iam::111122223333:role\/Admin/);
}
