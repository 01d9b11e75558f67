import { posix } from "node:path";
import type { Input } from "./findFiles.ts";

/** The same for the same file, however the user wrote its path. */
export function uriOf({ name, path }: Input): string | undefined {
  return path === undefined ? undefined : posix.normalize(name);
}
