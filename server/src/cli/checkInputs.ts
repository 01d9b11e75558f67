import { applyUnchangedFixes, type FixedText } from "../engine/applyUnchangedFixes.ts";
import {
  analyze,
  type Analysis,
  type DocumentKind,
  type Finding,
  type Source,
  type Surroundings,
} from "../engine/engine.ts";
import type { Library } from "../engine/set/library.ts";
import type { Configs } from "./configs.ts";
import type { Input } from "./findFiles.ts";
import type { Failure } from "./readInput.ts";
import { reasonOf } from "./reason.ts";
import type { CheckedFile } from "./reporters/reporter.ts";
import { shelveInputs, type ShelvedInput } from "./shelveInputs.ts";
import type { World } from "./world.ts";
import { textsIn } from "./textOf.ts";

export interface CheckOptions {
  /** What the document is, whatever it looks like. */
  readonly kind: DocumentKind | undefined;
  readonly surroundings: Surroundings;
  /** Whether to apply the fixes that leave access as it is. */
  readonly fix: boolean;
  readonly configs: Configs;
}

/** What came of an input. Undefined for what is none of ours. */
export type CheckedInput = readonly [input: Input, outcome: CheckedFile | Failure | undefined];

/**
 * Reads inputs, fixes them where asked to, and checks what they then say, each with the other documents of its set and as
 * its configuration file has it.
 * All are fixed before the first is checked: a finding may stand in two documents.
 */
export async function* checkInputs(
  inputs: readonly Input[],
  options: CheckOptions,
  world: World,
): AsyncIterable<CheckedInput> {
  const { library, inputs: shelved } = await shelveInputs(inputs, options.kind, options.configs, world);
  const fixed: (readonly [Input, FixedInput | Failure | undefined])[] = [];
  for (const [input, document] of shelved) {
    if (document === undefined || "failure" in document) fixed.push([input, document]);
    else fixed.push([input, await fix(document, library, options, world)]);
  }
  for (const [input, document] of fixed)
    yield [
      input,
      document === undefined || "failure" in document ? document : await check(document, library, options),
    ];
}

interface FixedInput extends ShelvedInput {
  readonly fixed: FixedText;
}

async function fix(
  document: ShelvedInput,
  library: Library,
  options: CheckOptions,
  world: World,
): Promise<FixedInput | Failure> {
  const { uri, decoded } = document;
  if (!options.fix) return { ...document, fixed: { text: decoded.text, count: 0 } };
  const { weigh } = await options.configs.of(document.input);
  const source = sourceOf(document, decoded.text, library, options);
  const fixed = await writeFixed(
    document,
    applyUnchangedFixes(source, {}, (analysis) => weigh(analysis).findings),
    world,
  );
  if ("failure" in fixed) return fixed;
  if (uri !== undefined) library.put(uri, fixed.text, options.kind);
  return { ...document, fixed };
}

async function check(
  document: FixedInput,
  library: Library,
  options: CheckOptions,
): Promise<CheckedFile | undefined> {
  const { input, fixed } = document;
  const analysis = analyze(sourceOf(document, fixed.text, library, options));
  if (analysis === undefined) return undefined;
  return {
    kind: analysis.kind,
    findings: await weighed(input, analysis, options),
    file: input.name,
    text: fixed.text,
    fixCount: fixed.count,
    textOf: textsIn(library, options.configs),
  };
}

/** What is left of the findings. Remembers which entries of the configuration there was a use for. */
async function weighed(
  input: Input,
  analysis: Analysis,
  { configs }: CheckOptions,
): Promise<readonly Finding[]> {
  const { weigh, use } = await configs.of(input);
  const { findings, used } = weigh(analysis);
  use(used);
  return findings;
}

function sourceOf(
  { input, uri }: ShelvedInput,
  text: string,
  library: Library,
  { kind, surroundings }: CheckOptions,
): Source {
  const fileName = uri === undefined ? "" : input.name.slice(input.name.lastIndexOf("/") + 1);
  const known = uri === undefined ? { surroundings } : library.neighbourhoodOf(uri, surroundings);
  return { text, fileName, kind, ...known };
}

/** Puts a fixed text where the text came from; what came from the standard input goes to the standard output. */
async function writeFixed(
  { input, decoded }: ShelvedInput,
  fixed: FixedText,
  world: World,
): Promise<FixedText | Failure> {
  if (input.path !== undefined && fixed.count === 0) return fixed;
  const contents = decoded.encode(fixed.text);
  if (contents === undefined) return { failure: `"${input.name}" is not UTF-8 and was left as it is.` };
  try {
    if (input.path === undefined) world.stdout.write(contents);
    else await world.files.replace(input.path, contents);
    return fixed;
  } catch (error) {
    return { failure: `"${input.name}" cannot be written: ${reasonOf(error)}.` };
  }
}
