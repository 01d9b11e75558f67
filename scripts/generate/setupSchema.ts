import { readFile } from "node:fs/promises";
import { setupSchema } from "../../server/src/engine/templates/setup/schema.ts";
import type { GeneratedFile } from "./generatedFile.ts";

const schemaPath = "schemas/setup.schema.json";

/** Clear names only: many tools have a setup.json of their own. */
const validation = {
  fileMatch: ["latchkey-setup.json", "*.latchkey-setup.json"],
  url: `./${schemaPath}`,
};

interface Manifest {
  readonly contributes?: { readonly jsonValidation?: readonly (typeof validation)[] };
}

/** The schema of setup files, and the place in the manifest that attaches it. */
export async function generateSetupSchema(): Promise<readonly GeneratedFile[]> {
  return [{ path: schemaPath, text: JSON.stringify(setupSchema()) }, await manifestWithSchema()];
}

async function manifestWithSchema(): Promise<GeneratedFile> {
  const path = "package.json";
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  const others = (manifest.contributes?.jsonValidation ?? []).filter(({ url }) => url !== validation.url);
  const jsonValidation = [...others, validation].sort((a, b) => (a.url < b.url ? -1 : 1));
  const contributes = { ...manifest.contributes, jsonValidation };
  return { path, text: JSON.stringify({ ...manifest, contributes }, undefined, 2) };
}
