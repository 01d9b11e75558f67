import { installHost, installRoot } from "./install.mjs";
import { say } from "./run.mjs";

// Shows the extension in a real VS Code. Nothing that npm installs may be imported before installRoot.

try {
  await installRoot();
  await installHost();
  say("building and packing …");
  const { packLatchkey, vsixPath } = await import("./package.mjs");
  await packLatchkey();
  const { tsImport } = await import("tsx/esm/api");
  const { showWorkbench } = await tsImport("../test/host/show.ts", import.meta.url);
  await showWorkbench(vsixPath);
} catch (error) {
  process.stderr.write(`latchkey: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
