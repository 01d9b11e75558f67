import { posix } from "node:path";
import { applyConfig, withoutEffect, type Configured } from "../engine/config/applyConfig.ts";
import { CONFIG_FILE, type Config, type ConfigEntry, type ConfigFinding } from "../engine/config/config.ts";
import { readConfig } from "../engine/config/readConfig.ts";
import type { Analysis } from "../engine/engine.ts";
import type { Input } from "./findFiles.ts";
import { readInput, type Failure } from "./readInput.ts";
import { reasonOf } from "./reason.ts";
import type { CheckedFile } from "./reporters/reporter.ts";
import type { World } from "./world.ts";

/** The configuration files that are for the inputs, each read once. */
export interface Configs {
  /** What the nearest one upward makes of an input's findings. */
  readonly of: (input: Input) => Promise<InputConfig>;
  /** Those that cannot be read. */
  readonly failures: () => readonly Failure[];
  /** The text of the one that is shown under that name. */
  readonly textOf: (file: string) => string | undefined;
  /** What is to be said of the files themselves once all inputs have been checked, those of the folders searched. */
  readonly checked: (searched: readonly string[]) => readonly CheckedFile[];
}

export interface InputConfig {
  /** Undefined without a configuration file. */
  readonly source: ConfigSource | undefined;
  readonly weigh: (analysis: Analysis) => Configured;
  /** Takes note of entries that there is a use for. */
  readonly use: (entries: readonly ConfigEntry[]) => void;
}

/** A configuration file as it stands in its folder. */
export interface ConfigSource {
  readonly file: string;
  /** From the root on. */
  readonly folder: string;
  readonly text: string;
  readonly config: Config;
  /** Takes what is to be said of it beside its own mistakes. */
  readonly add: (findings: readonly ConfigFinding[]) => void;
}

interface FoundConfig extends ConfigSource {
  readonly others: readonly ConfigFinding[];
  readonly used: Set<ConfigEntry>;
}

const noConfig: InputConfig = {
  source: undefined,
  weigh: ({ findings }) => ({ findings, used: [] }),
  use: () => undefined,
};

export function createConfigs(world: World): Configs {
  const { files } = world;
  const known = new Map<string, Promise<FoundConfig | Failure | undefined>>();
  const found: FoundConfig[] = [];
  const failures: Failure[] = [];

  const readIn = async (folder: string, input: Input): Promise<FoundConfig | Failure | undefined> => {
    const read = await readConfigIn(folder, input, world);
    if (read !== undefined && "failure" in read) failures.push(read);
    else if (read !== undefined) found.push(read);
    return read;
  };
  const nearest = async (folder: string, input: Input): Promise<FoundConfig | Failure | undefined> => {
    const own = known.get(folder) ?? readIn(folder, input);
    known.set(folder, own);
    const parent = posix.dirname(folder);
    return (await own) ?? (parent === folder || parent === "." ? undefined : nearest(parent, input));
  };
  return {
    of: async (input) => {
      if (input.path === undefined) return noConfig;
      const path = files.absolute(input.path);
      const config = await nearest(posix.dirname(path), input);
      return config === undefined || "failure" in config ? noConfig : configOf(config, path);
    },
    failures: () => failures,
    textOf: (file) => found.find((each) => each.file === file)?.text,
    checked: (searched) => {
      const folders = searched.map((path) => files.absolute(path));
      return found.map((each) =>
        toChecked(
          each,
          folders.some((folder) => isWithin(each.folder, folder)),
        ),
      );
    },
  };
}

function configOf(source: FoundConfig, path: string): InputConfig {
  const { folder, config, used } = source;
  const fromThere = path.slice(folder.endsWith("/") ? folder.length : folder.length + 1);
  return {
    source,
    weigh: ({ policy, findings }) => applyConfig(policy, findings, fromThere, config),
    use: (entries) => {
      for (const entry of entries) used.add(entry);
    },
  };
}

async function readConfigIn(
  folder: string,
  input: Input,
  world: World,
): Promise<FoundConfig | Failure | undefined> {
  const path = posix.join(folder, CONFIG_FILE);
  const file = nameBeside(input, path, world);
  try {
    if ((await world.files.typeOf(path)) !== "file") return undefined;
  } catch (error) {
    return { failure: `"${file}" cannot be read: ${reasonOf(error)}.` };
  }
  const read = await readInput({ name: file, path, isNamed: false }, world);
  if (read === undefined) return { failure: `"${file}" is too large to be a configuration.` };
  if ("failure" in read) return read;
  const others: ConfigFinding[] = [];
  return {
    file,
    folder,
    text: read.text,
    config: readConfig(read.text),
    used: new Set(),
    others,
    add: (findings) => others.push(...findings),
  };
}

/** From the root on where the input is named so, otherwise from the working directory on. */
export function nameBeside({ name, path = "" }: Input, other: string, { files }: World): string {
  const isAbsolute = posix.normalize(name) === files.absolute(path);
  return isAbsolute ? other : posix.relative(files.absolute("."), other);
}

/** An entry may be for documents that were not checked, unless all in the configuration's folder were. */
function toChecked({ file, text, config, used, others }: FoundConfig, isComplete: boolean): CheckedFile {
  const unused = isComplete ? withoutEffect(config, used) : [];
  const findings = [...config.findings, ...others, ...unused].sort((a, b) => a.start - b.start);
  return {
    file,
    kind: undefined,
    text,
    findings: findings.map((finding) => ({ ...finding, related: [], fixes: () => [] })),
    fixCount: 0,
    textOf: () => "",
  };
}

function isWithin(folder: string, other: string): boolean {
  return folder === other || folder.startsWith(other.endsWith("/") ? other : `${other}/`);
}
