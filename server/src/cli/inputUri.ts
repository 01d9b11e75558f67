import { posix } from "node:path";
import type { Input } from "./findFiles.ts";
import type { World } from "./world.ts";

/** The same for the same file, however the user wrote its path. */
export function uriOf({ name, path }: Input): string | undefined {
  return path === undefined ? undefined : posix.normalize(name);
}

/** The name of the folder that a file stands in, also where its path does not say it: `key-policy.json`. */
export function folderNameOf(uri: string, { files }: World): string {
  return posix.basename(posix.dirname(files.absolute(uri)));
}
