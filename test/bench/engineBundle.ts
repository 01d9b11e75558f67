import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { parseTree } from "jsonc-parser";
import type { analyze } from "../../server/src/engine/engine.ts";

/** The engine and the parser that it stands on. */
export interface EngineBundle {
  readonly parseTree: typeof parseTree;
  readonly analyze: typeof analyze;
}

/** Bundles the engine as it ships and loads it: what runs the tests slows small functions down. */
export async function loadEngineBundle(): Promise<EngineBundle> {
  const outfile = join(tmpdir(), `latchkey-bench-${String(process.pid)}.cjs`);
  const contents = `export { parseTree } from "jsonc-parser"; export { analyze } from "./engine.ts";`;
  await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, "../../server/src/engine"), loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    minify: true,
    logLevel: "warning",
  });
  return createRequire(import.meta.url)(outfile) as EngineBundle;
}
