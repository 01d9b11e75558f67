import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Makes the bundles. */
export const buildScript = fileURLToPath(new URL("../../scripts/build.mjs", import.meta.url));

/** The language server as it ships. */
export const serverScript = fileURLToPath(new URL("../../server/dist/main.node.js", import.meta.url));

/** Starts the server that was built; by default as any editor does, over its standard streams. */
export function startServer(...parameters: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [serverScript, ...parameters]);
}
