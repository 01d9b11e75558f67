import { posix } from "node:path";
import type { DocumentKind } from "../engine/engine.ts";
import { CONFIG_FILE } from "../engine/config/config.ts";
import { createLibrary, type Library } from "../engine/set/library.ts";
import type { Configs } from "./configs.ts";
import { declareSets } from "./declareSets.ts";
import type { DecodedText } from "./encoding.ts";
import { documentsIn, type Input } from "./findFiles.ts";
import { folderNameOf, uriOf } from "./inputUri.ts";
import { readInput, type Failure } from "./readInput.ts";
import type { World } from "./world.ts";

/** An input that is a document of ours, or comes from the standard input. */
export interface ShelvedInput {
  readonly input: Input;
  readonly decoded: DecodedText;
  /** What the library knows it by; the standard input stands beside no other document, and is not there. */
  readonly uri: string | undefined;
}

export interface ShelvedInputs {
  readonly library: Library;
  /** One for each input, in order. Undefined for what is none of ours. */
  readonly inputs: readonly (readonly [Input, ShelvedInput | Failure | undefined])[];
}

/**
 * Reads inputs, and the rest of their sets: what stands beside those that the user named, and what their configuration
 * files declare.
 */
export async function shelveInputs(
  inputs: readonly Input[],
  kind: DocumentKind | undefined,
  configs: Configs,
  world: World,
): Promise<ShelvedInputs> {
  const library = createLibrary(({ uri }) => folderNameOf(uri, world));
  const read: (readonly [Input, ShelvedInput | Failure | undefined])[] = [];
  for (const input of inputs) read.push([input, await shelve(input, kind, library, world)]);
  const add = (input: Input): Promise<unknown> => shelve(input, undefined, library, world);
  for (const input of await neighboursOf(inputs, world)) await add(input);
  await declareSets(inputs, { configs, library, shelve: add }, world);
  return { library, inputs: read };
}

/** Reads an input and puts it among the documents if it is one of ours. */
export async function shelve(
  input: Input,
  kind: DocumentKind | undefined,
  library: Library,
  world: World,
): Promise<ShelvedInput | Failure | undefined> {
  if (isConfig(input)) return undefined;
  const decoded = await readInput(input, world);
  if (decoded === undefined || "failure" in decoded) return decoded;
  const uri = uriOf(input);
  if (uri !== undefined) library.put(uri, decoded.text, kind);
  return uri === undefined || library.read(uri) !== undefined ? { input, decoded, uri } : undefined;
}

/** A configuration file is no document, whatever --kind says. */
export function isConfig({ name, path }: Input): boolean {
  return path !== undefined && posix.basename(name) === CONFIG_FILE;
}

async function neighboursOf(inputs: readonly Input[], world: World): Promise<readonly Input[]> {
  const named = inputs.filter(({ isNamed, path }) => isNamed && path !== undefined);
  const folders = new Set(named.map(({ name }) => posix.dirname(name)));
  const known = new Set(inputs.map(uriOf));
  const found: Input[] = [];
  for (const folder of folders) found.push(...(await documentsIn(folder, world.files)));
  return found.filter((input) => !known.has(uriOf(input)));
}
