import type { Policy, Surroundings } from "../engine/engine.ts";
import { createLibrary } from "../engine/set/library.ts";
import { createConfigs } from "./configs.ts";
import { declareSets } from "./declareSets.ts";
import type { Input } from "./findFiles.ts";
import { uriOf } from "./inputUri.ts";
import { toInput } from "./readDocument.ts";
import type { Failure } from "./readInput.ts";
import { shelve } from "./shelveInputs.ts";
import type { World } from "./world.ts";

/**
 * What is known of a document from the set that its configuration file declares it in: the settings alone where it is in
 * none. Sets that nobody declared are not looked for.
 */
export async function declaredSurroundings(
  operand: string,
  { tree, kind }: Policy,
  settings: Surroundings,
  world: World,
): Promise<Surroundings | Failure> {
  const input = await toInput(operand, world);
  if ("failure" in input) return input;
  const uri = uriOf(input);
  if (uri === undefined) return settings;
  const library = createLibrary();
  library.put(uri, tree.text, kind);
  const configs = createConfigs(world);
  const add = (other: Input): Promise<unknown> => shelve(other, undefined, library, world);
  await declareSets([input], { configs, library, shelve: add }, world);
  const [failure] = configs.failures();
  if (failure !== undefined) return failure;
  const isDeclared = library.setsOf(uri).some(({ declared }) => declared !== undefined);
  return isDeclared ? library.neighbourhoodOf(uri, settings).surroundings : settings;
}
