import { installHost, installRoot } from "./install.mjs";
import { runNode } from "./run.mjs";

// Runs the suite of the extension host in a desktop VS Code, which is downloaded unless LATCHKEY_VSCODE names one.

await installRoot();
await installHost();
const { packLatchkey } = await import("./package.mjs");
await packLatchkey();
const { buildSuite } = await import("./build.mjs");
await buildSuite();
process.exitCode = await runNode(["--import", "tsx", "test/host/runElectron.ts"]);
