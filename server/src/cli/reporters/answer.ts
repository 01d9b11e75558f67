import type { Arguments } from "../arguments.ts";
import { formatOf } from "../options.ts";
import type { World } from "../world.ts";
import { painterFor, type Painter } from "./style.ts";

/** What a question about a policy came to, for both kinds of readers. */
export interface Answer {
  /** For programs. Its members are kept as they are; later versions only add to them. */
  readonly json: object;
  /** For people, as lines. */
  readonly lines: (paint: Painter) => readonly string[];
}

/** Writes an answer in the format that was asked for. */
export function writeAnswer({ json, lines }: Answer, args: Arguments, world: World): void {
  const { stdout } = world;
  const text =
    formatOf(args) === "json"
      ? JSON.stringify(json, undefined, 2)
      : lines(painterFor(stdout, world)).join("\n");
  stdout.write(`${text}\n`);
}
