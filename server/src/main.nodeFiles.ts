import { readFile, stat } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import type { FileAccess } from "./lsp/workspace/fileAccess.ts";
import { MAX_FILE_SIZE } from "./protocol.ts";

/** The files on disk, for editors that leave the reading to the server: those of the folders that were looked through last. */
export function createNodeFiles(): FileAccess {
  let roots: readonly string[] = [];
  return {
    find: async (folders) => {
      roots = folders.flatMap((folder) => pathOf(folder) ?? []);
      return (await Promise.all(roots.map(findIn))).flat();
    },
    // What changes or is closed may be none that looking for files would find.
    read: (uris) => Promise.all(uris.map((uri) => readText(uri, roots))),
  };
}

/** Folders that begin with a dot hold what programs write for themselves. */
async function findIn(path: string): Promise<readonly string[]> {
  const found = await glob(["**/*.{json,jsonc}", "**/.gitignore"], {
    cwd: path,
    absolute: true,
    ignore: ["**/node_modules/**"],
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return found.map((file) => pathToFileURL(file).href);
}

/** Whether looking through a folder would find what has that path, were it there. */
function isFoundIn(root: string, path: string): boolean {
  const steps = relative(root, path).split(sep);
  const isOutside = steps[0] === ".." || isAbsolute(relative(root, path));
  return !isOutside && steps.every((step) => step === ".gitignore" || !/^(?:\.|node_modules$)/.test(step));
}

async function readText(uri: string, roots: readonly string[]): Promise<string | undefined> {
  const path = pathOf(uri);
  if (path === undefined || !roots.some((root) => isFoundIn(root, path))) return undefined;
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
