import { posix } from "node:path";
import { isDynamicPattern } from "tinyglobby";
import { reasonOf } from "./reason.ts";
import type { Files } from "./world.ts";

/** Something to read. */
export interface Input {
  /** As it is shown: what the user wrote, or the way to it from there; `<stdin>` for the standard input. */
  readonly name: string;
  /** Undefined for the standard input. */
  readonly path: string | undefined;
  /** Whether the user named it, and not just a folder or pattern that it was found by. */
  readonly isNamed: boolean;
}

export interface FoundFiles {
  readonly inputs: readonly Input[];
  /** The folders and patterns among the operands. */
  readonly searched: readonly string[];
  /** Whole sentences about operands that lead nowhere. */
  readonly failures: readonly string[];
}

const documentsPattern = "**/*.{json,jsonc,JSON,JSONC}";

/** What the operands of a command lead to, each file once. */
export async function findFiles(operands: readonly string[], files: Files): Promise<FoundFiles> {
  const found: FoundFiles[] = [];
  for (const operand of operands) found.push(await findOperand(operand, files));
  return {
    inputs: withoutRepetition(found.flatMap(({ inputs }) => inputs)),
    searched: found.flatMap(({ searched }) => searched),
    failures: found.flatMap(({ failures }) => failures),
  };
}

async function findOperand(operand: string, files: Files): Promise<FoundFiles> {
  if (operand === "-") return named({ name: "<stdin>", path: undefined, isNamed: true });
  try {
    const name = files.withForwardSlashes(operand);
    const type = await files.typeOf(operand);
    if (type === "folder") {
      const paths = await files.find(operand, documentsPattern);
      return searched(
        operand,
        paths.map((path) => posix.join(name, path)),
      );
    }
    if (type === "file") return named({ name, path: operand, isNamed: true });
    if (isDynamicPattern(name)) return searched(operand, await files.find(".", name));
    return failed(`There is no file or folder "${operand}".`);
  } catch (error) {
    return failed(`"${operand}" cannot be read: ${reasonOf(error)}.`);
  }
}

/** The documents that stand in a folder itself. None where that cannot be told. */
export async function documentsIn(folder: string, files: Files): Promise<readonly Input[]> {
  try {
    const paths = await files.find(folder, "*.{json,jsonc,JSON,JSONC}");
    return searched(
      folder,
      paths.map((path) => posix.join(folder, path)),
    ).inputs;
  } catch {
    return [];
  }
}

function named(input: Input): FoundFiles {
  return { inputs: [input], searched: [], failures: [] };
}

function searched(operand: string, paths: readonly string[]): FoundFiles {
  const inputs = paths.map((path) => ({ name: path, path, isNamed: false }));
  return { inputs, searched: [operand], failures: [] };
}

function failed(reason: string): FoundFiles {
  return { inputs: [], searched: [], failures: [reason] };
}

/** A file that was named and found as well counts as named. */
function withoutRepetition(inputs: readonly Input[]): readonly Input[] {
  const byName = new Map<string, Input>();
  for (const input of inputs) {
    const key = posix.normalize(input.name);
    const known = byName.get(key);
    if (known === undefined || (input.isNamed && !known.isNamed)) byName.set(key, input);
  }
  return [...byName.values()];
}
