import { format, resolveConfig } from "prettier";
import type { GeneratedFile, Generator } from "./generatedFile.ts";

/** The files of some generators as they are to be committed: formatted like everything else. */
export async function formatted(generators: readonly Generator[]): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const generate of generators) {
    for (const { path, text } of await generate()) {
      const options = await resolveConfig(path);
      files.push({ path, text: await format(text, { ...options, filepath: path }) });
    }
  }
  return files;
}
