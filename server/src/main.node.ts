import { createConnection } from "vscode-languageserver/node";
import { applyUnchangedFixes } from "./engine/applyUnchangedFixes.ts";
import { analyze, rules } from "./engine/engine.ts";
import { createServer } from "./lsp/server.ts";
import { createNodeFiles } from "./main.nodeFiles.ts";
import type { After } from "./lsp/services.ts";

const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];

const after: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

if (process.argv.some((argument) => transports.some((transport) => argument.startsWith(transport)))) {
  // An editor that crashes says no farewell; over node-ipc this is how it shows.
  process.once("disconnect", () => process.exit());
  createServer(createConnection(), {
    ruleIds: rules.map(({ id }) => id),
    analyze,
    applyUnchangedFixes,
    after,
    files: createNodeFiles(),
  });
} else {
  process.stderr.write("Latchkey's language server needs a way to talk to its editor: --stdio, as a rule.\n");
  process.exitCode = 2;
}
