import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { glob } from "tinyglobby";
import type { Files, Output, World } from "./world.ts";

/** The world of a Node process. */
export function nodeWorld(): World {
  return {
    environment: process.env,
    get stdin(): AsyncIterable<Uint8Array> {
      return process.stdin;
    },
    stdout: toOutput(process.stdout),
    stderr: toOutput(process.stderr),
    files: nodeFiles,
    ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
  };
}

/** The question goes to stderr, so that the standard output holds the answer alone. */
async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    terminal.once("close", () => {
      resolve(undefined);
    });
    terminal.question(question, (answer) => {
      resolve(answer);
      terminal.close();
    });
  });
}

/** A reader that has seen enough, such as `head`, is no mistake of ours; what else fails there cannot be told anywhere. */
function toOutput(stream: NodeJS.WriteStream): Output {
  stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY,
    write: (contents) => void stream.write(contents),
  };
}

export const nodeFiles: Files = {
  typeOf,
  read: (file) => createReadStream(file),
  replace,
  create,
  find,
  withForwardSlashes,
  absolute: (file) => withForwardSlashes(path.resolve(file)),
};

function withForwardSlashes(file: string): string {
  return file.replaceAll(path.sep, "/");
}

async function find(folder: string, pattern: string): Promise<readonly string[]> {
  const found = await glob(pattern, {
    cwd: folder,
    absolute: path.isAbsolute(pattern),
    expandDirectories: false,
    // Links are not followed: they may lead in circles, or out of the folder that was named.
    followSymbolicLinks: false,
    ignore: pattern.includes("node_modules") ? [] : ["**/node_modules/**"],
  });
  return found.sort();
}

/** Everything that is no folder counts as a file: a pipe can be read too. */
async function typeOf(file: string): Promise<"file" | "folder" | undefined> {
  try {
    return (await stat(file)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG";
}

/** Writes beside the file and then renames, so that nobody ever reads half of it. A link stays a link. */
async function replace(file: string, contents: Uint8Array): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, contents, { mode });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function create(file: string, contents: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, contents, { flag: "wx" });
}
