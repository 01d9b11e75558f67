import { applyUnchangedFixes, type FixedText } from "../engine/applyUnchangedFixes.ts";
import { analyze, type DocumentKind, type Source, type Surroundings } from "../engine/engine.ts";
import type { DecodedText } from "./encoding.ts";
import type { Input } from "./findFiles.ts";
import { readInput, type Failure } from "./readInput.ts";
import { reasonOf } from "./reason.ts";
import type { CheckedDocument } from "./reporters/reporter.ts";
import type { World } from "./world.ts";

export interface CheckOptions {
  /** What the document is, whatever it looks like. */
  readonly kind: DocumentKind | undefined;
  readonly surroundings: Surroundings;
  /** Whether to apply the fixes that leave access as it is. */
  readonly fix: boolean;
}

/** Reads an input, fixes it where asked to, and checks what it then says. Undefined for what is none of ours. */
export async function checkInput(
  input: Input,
  { kind, surroundings, fix }: CheckOptions,
  world: World,
): Promise<CheckedDocument | Failure | undefined> {
  const decoded = await readInput(input, world);
  if (decoded === undefined || "failure" in decoded) return decoded;

  const source = { text: decoded.text, fileName: fileNameOf(input), kind, surroundings };
  const fixed = fix ? await writeFixed(input, source, decoded, world) : { text: source.text, count: 0 };
  if ("failure" in fixed) return fixed;
  const analysis = analyze({ ...source, text: fixed.text });
  return analysis && { ...analysis, file: input.name, text: fixed.text, fixCount: fixed.count };
}

function fileNameOf({ name, path }: Input): string {
  return path === undefined ? "" : name.slice(name.lastIndexOf("/") + 1);
}

/** Puts the fixed text where the text came from; what came from the standard input goes to the standard output. */
async function writeFixed(
  input: Input,
  source: Source,
  decoded: DecodedText,
  world: World,
): Promise<FixedText | Failure> {
  const fixed = applyUnchangedFixes(source);
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
