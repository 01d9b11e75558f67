import { posix } from "node:path";
import { mistakesOfDocuments, type Reached } from "../engine/config/mistakesOfDocuments.ts";
import { resolveSet } from "../engine/config/resolveSet.ts";
import { pathsIn } from "../engine/config/setPaths.ts";
import type { DeclaredSet } from "../engine/set/declaredSet.ts";
import type { Library } from "../engine/set/library.ts";
import { nameBeside, type Configs, type ConfigSource } from "./configs.ts";
import type { Input } from "./findFiles.ts";
import { uriOf } from "./inputUri.ts";
import type { World } from "./world.ts";

interface Shelves {
  readonly configs: Configs;
  readonly library: Library;
  readonly shelve: (input: Input) => Promise<unknown>;
}

/** Declares the sets of the configuration files that are for some inputs, and shelves those documents that are not yet. */
export async function declareSets(inputs: readonly Input[], shelves: Shelves, world: World): Promise<void> {
  const { configs, library } = shelves;
  const sources = new Map<ConfigSource, Input>();
  for (const input of inputs) {
    const { source } = await configs.of(input);
    if (source !== undefined && !sources.has(source)) sources.set(source, input);
  }
  const known = urisByPath(inputs, world);
  const declared: DeclaredSet[] = [];
  for (const [source, beside] of sources) {
    const reached = new Map<string, ReachedDocument>();
    for (const { path } of source.config.sets.flatMap(pathsIn)) {
      const absolute = posix.join(source.folder, path);
      const input = { name: nameBeside(beside, absolute, world), path: absolute, isNamed: false };
      reached.set(path, await reach(input, known.get(absolute) ?? uriOf(input), source, shelves));
    }
    const at = { uri: source.file, text: source.text };
    declared.push(...source.config.sets.map((set) => resolveSet(set, at, (path) => reached.get(path)?.uri)));
    source.add(mistakesOfDocuments(source.config, (path) => reached.get(path)?.as));
  }
  library.declare(declared);
}

interface ReachedDocument {
  /** Undefined for what is no part of the set. */
  readonly uri: string | undefined;
  readonly as: Reached;
}

async function reach(
  input: Input,
  uri: string | undefined,
  source: ConfigSource,
  { configs, library, shelve }: Shelves,
): Promise<ReachedDocument> {
  if (uri === undefined) return { uri, as: undefined };
  if (library.read(uri) === undefined) await shelve(input);
  const document = library.read(uri);
  if (document === undefined) return { uri: undefined, as: undefined };
  const isHidden = (await configs.of(input)).source !== source;
  return isHidden ? { uri: undefined, as: "hidden" } : { uri, as: document.policy.kind };
}

function urisByPath(inputs: readonly Input[], { files }: World): ReadonlyMap<string, string | undefined> {
  return new Map(
    inputs.flatMap((input) => (input.path === undefined ? [] : [[files.absolute(input.path), uriOf(input)]])),
  );
}
