import manifest from "../../package.json";
import { commands } from "./commands/index.ts";
import { nodeWorld } from "./nodeWorld.ts";
import { run } from "./run.ts";
import { exitCodes } from "./world.ts";

const program = { version: manifest.version, commands };

/** Sets the exit code and lets the process end by itself, so that everything written arrives. */
async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), program, nodeWorld());
  } catch (error) {
    process.exitCode = exitCodes.failure;
    console.error("latchkey: a mistake of Latchkey's own stopped it.", error);
  }
}

void main();
