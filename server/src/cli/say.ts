import type { Failure } from "./readInput.ts";
import { printable } from "./reporters/printable.ts";
import { exitCodes, type ExitCode, type World } from "./world.ts";

/** Tells the user something that is no part of a report. */
export function say({ stderr }: World, sentence: string): void {
  stderr.write(`latchkey: ${printable(sentence)}\n`);
}

/** Tells the user why there is no answer. */
export function fail(world: World, { failure }: Failure): ExitCode {
  say(world, failure);
  return exitCodes.failure;
}
