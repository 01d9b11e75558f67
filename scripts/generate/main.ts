import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { formatted } from "./formatted.ts";
import { generators } from "./generators.ts";

/** Writes every generated file that has changed. To be run from the repository's top. */
async function main(): Promise<void> {
  let written = 0;
  for (const generator of generators) {
    for (const { path: file, text } of await formatted([generator])) {
      const before = await readFile(file, "utf8").catch(() => undefined);
      if (before === text) continue;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
      written++;
      console.log(`generated ${file}`);
    }
  }
  if (written === 0) console.log("Generated files are up to date.");
}

void main();
