import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { commands } from "../../server/src/cli/commands/index.ts";
import { nodeFiles } from "../../server/src/cli/nodeWorld.ts";
import { run } from "../../server/src/cli/run.ts";
import type { Files, Output } from "../../server/src/cli/world.ts";

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly files?: Partial<Files>;
  /** What is typed in answer to questions, until the input ends. */
  readonly typed?: readonly string[];
}

/** Runs the command line in this process, over real files. */
export async function latchkey(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const stdout = collector(options.isTerminal);
  const stderr = collector(options.isTerminal);
  const exitCode = await run(
    args,
    { version: "1.2.3", commands },
    {
      environment: options.environment ?? {},
      stdin: Readable.from([Buffer.from(options.stdin ?? "")]),
      stdout: stdout.output,
      stderr: stderr.output,
      files: { ...nodeFiles, ...options.files },
      ...(options.typed && { ask: answersFrom(options.typed) }),
    },
  );
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function answersFrom(typed: readonly string[]): () => Promise<string | undefined> {
  const answers = [...typed];
  return () => Promise.resolve(answers.shift());
}

function collector(isTerminal = false): { readonly output: Output; readonly text: () => string } {
  const chunks: Buffer[] = [];
  return {
    output: { isTerminal, write: (contents) => void chunks.push(Buffer.from(contents)) },
    text: () => Buffer.concat(chunks).toString(),
  };
}

/** A new folder with these files, by their paths with slashes. The mocha test that asks for it removes it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): TestFolder {
  const folder = mkdtempSync(path.join(tmpdir(), "latch key "));
  for (const [name, contents] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  return {
    path: folder,
    at: (name) => path.join(folder, name),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface TestFolder {
  readonly path: string;
  readonly at: (name: string) => string;
  readonly remove: () => void;
}
