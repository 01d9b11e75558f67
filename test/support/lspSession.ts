import { PassThrough } from "node:stream";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createServer } from "../../server/src/lsp/server.ts";
import type { Services } from "../../server/src/lsp/services.ts";
import { connectClient, type ClientOptions, type LspClient } from "./lspClient.ts";
import { markingServices } from "./markingServices.ts";

export interface SessionOptions extends ClientOptions {
  readonly services?: Partial<Services>;
}

/** Runs a body with a client whose server lives in this process, and takes both down afterwards. */
export async function withSession(
  options: SessionOptions,
  body: (client: LspClient) => Promise<void>,
): Promise<void> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  createServer(server, { ...markingServices, ...options.services });
  const client = await connectClient(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
    options,
  );
  try {
    await body(client);
  } finally {
    client.dispose();
    server.dispose();
  }
}
