import { readFile, stat } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import type { FileAccess } from "./lsp/workspace/fileAccess.ts";
import { MAX_FILE_SIZE } from "./protocol.ts";

/** The files on disk, for editors that leave the reading to the server. */
export const nodeFiles: FileAccess = {
  find: async (folders) => (await Promise.all(folders.map(findIn))).flat(),
  read: (uris) => Promise.all(uris.map(readText)),
};

/** Folders that begin with a dot hold what programs write for themselves. */
async function findIn(folder: string): Promise<readonly string[]> {
  const path = pathOf(folder);
  if (path === undefined) return [];
  const found = await glob(["**/*.{json,jsonc}", "**/.gitignore"], {
    cwd: path,
    absolute: true,
    ignore: ["**/node_modules/**"],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.map((file) => pathToFileURL(file).href);
}

async function readText(uri: string): Promise<string | undefined> {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  try {
    const { size } = await stat(path);
    return size > MAX_FILE_SIZE ? undefined : withoutMark(await readFile(path, "utf8"));
  } catch {
    return undefined;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Editors take the byte order mark for no part of the text. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
