import { spawn } from "node:child_process";
import { once } from "node:events";
import { startServer } from "../support/serverProcess.ts";
import { quantileOf, type BenchResult } from "./bench.ts";

const RUNS = 21;

/** From the start of the server's process until `initialize` is answered, against Node starting for nothing. */
export async function serverStart(): Promise<BenchResult> {
  const idle: number[] = [];
  const server: number[] = [];
  // In turns, so that whatever else the machine does falls on both alike.
  for (let run = 0; run < RUNS; run++) {
    idle.push(await timeOf(startNothing));
    server.push(await timeOf(startAndInitialize));
  }
  const [idleMedian, serverMedian] = [quantileOf(idle, 0.5), quantileOf(server, 0.5)];
  return {
    name: "server start",
    figures: [
      { what: "node -e 0, median", value: idleMedian, unit: "ms" },
      { what: "start to initialize answered, median", value: serverMedian, unit: "ms" },
      { what: "ratio of the two", value: serverMedian / idleMedian, unit: "×", limit: 3 },
    ],
  };
}

async function timeOf(action: () => Promise<() => Promise<void>>): Promise<number> {
  const start = performance.now();
  const cleanUp = await action();
  const milliseconds = performance.now() - start;
  await cleanUp();
  return milliseconds;
}

async function startNothing(): Promise<() => Promise<void>> {
  await once(spawn(process.execPath, ["-e", "0"]), "exit");
  return () => Promise.resolve();
}

async function startAndInitialize(): Promise<() => Promise<void>> {
  const server = startServer("--stdio");
  const body = JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "initialize",
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  await once(server.stdout, "data");
  return async () => {
    server.kill();
    await once(server, "exit");
  };
}
