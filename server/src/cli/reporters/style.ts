import { styleText } from "node:util";
import type { Output, World } from "../world.ts";

export type Style = "bold" | "green" | "red" | "yellow" | "blue" | "gray";

/** Colours a text, or leaves it as it is. */
export type Painter = (style: Style, text: string) => string;

/** Paints for terminals only, unless FORCE_COLOR or NO_COLOR asks for something else. */
export function painterFor(output: Output, { environment }: World): Painter {
  if (!wantsColors(output, environment)) return (_, text) => text;
  // Node would look at its own standard output, which need not be where this is written.
  return (style, text) => styleText(style, text, { validateStream: false });
}

function wantsColors(output: Output, environment: World["environment"]): boolean {
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  return output.isTerminal && environment["TERM"] !== "dumb";
}
