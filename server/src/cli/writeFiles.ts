import type { SetupFile } from "../engine/templates/setup/setupFile.ts";
import { readInput } from "./readInput.ts";
import { reasonOf } from "./reason.ts";
import { printable } from "./reporters/printable.ts";
import { say } from "./say.ts";
import { exitCodes, type ExitCode, type World } from "./world.ts";

export interface Target {
  readonly folder: string;
  /** Whether to overwrite files with other contents. */
  readonly force: boolean;
}

/** Writes all files or, where one is in the way and may not be overwritten, none. Says what it wrote. */
export async function writeFiles(
  files: readonly SetupFile[],
  target: Target,
  world: World,
): Promise<ExitCode> {
  try {
    const plans = await Promise.all(files.map((file) => planFor(file, target.folder, world)));
    const blocked = plans.filter(({ state }) => state === "other");
    if (blocked.length > 0 && !target.force) return refuse(blocked, world);
    for (const plan of plans) await write(plan, world);
    return exitCodes.clean;
  } catch (error) {
    say(world, `"${target.folder}" cannot be written to: ${reasonOf(error)}.`);
    return exitCodes.failure;
  }
}

interface Plan extends SetupFile {
  readonly path: string;
  /** What is there already. */
  readonly state: "nothing" | "same" | "other";
}

async function planFor(file: SetupFile, folder: string, world: World): Promise<Plan> {
  const path = folder === "." ? file.name : `${folder.replace(/[/\\]+$/, "")}/${file.name}`;
  const type = await world.files.typeOf(path);
  if (type === "folder") throw new Error(`"${path}" is a folder`);
  if (type === undefined) return { ...file, path, state: "nothing" };
  const found = await readInput({ name: path, path, isNamed: true }, world);
  const isSame = found !== undefined && "text" in found && found.text === file.text;
  return { ...file, path, state: isSame ? "same" : "other" };
}

function refuse(blocked: readonly Plan[], world: World): ExitCode {
  for (const { path } of blocked) say(world, `"${path}" is there already, with other contents.`);
  say(world, "Nothing was written. --force overwrites, --out names another folder.");
  return exitCodes.findings;
}

async function write({ path, text, purpose, state }: Plan, { files, stdout }: World): Promise<void> {
  const contents = Buffer.from(text);
  if (state === "nothing") await files.create(path, contents);
  if (state === "other") await files.replace(path, contents);
  stdout.write(`${state === "same" ? "unchanged" : "wrote"} ${printable(path)}: ${purpose}\n`);
}
