import type { Library } from "../engine/set/library.ts";
import type { Configs } from "./configs.ts";
import type { TextOf } from "./reporters/reporter.ts";

/** Documents and configuration files. */
export function textsIn(library: Library, configs: Configs): TextOf {
  return (file) => library.textOf(file) ?? configs.textOf(file) ?? "";
}
