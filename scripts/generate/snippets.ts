import { readFile } from "node:fs/promises";
import { snippets } from "../../server/src/engine/templates/snippets.ts";
import type { GeneratedFile } from "./generatedFile.ts";

const snippetsPath = "snippets/latchkey.code-snippets";

/** Whole documents as VS Code reads snippets, and the place in the manifest that names their file. */
export async function generateSnippets(): Promise<readonly GeneratedFile[]> {
  return [{ path: snippetsPath, text: snippetsFile() }, await manifestWithSnippets()];
}

function snippetsFile(): string {
  const documents = snippets().filter(({ part }) => part === "document");
  const entries = documents.map(({ name, prefix, description, body }) => [
    name,
    { scope: "json,jsonc", prefix, description, body: body.split("\n") },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

async function manifestWithSnippets(): Promise<GeneratedFile> {
  const path = "package.json";
  const manifest = JSON.parse(await readFile(path, "utf8")) as { contributes?: object };
  // The languages stand in the file itself, as its ending allows.
  const contributes = { ...manifest.contributes, snippets: [{ path: `./${snippetsPath}` }] };
  return { path, text: JSON.stringify({ ...manifest, contributes }, undefined, 2) };
}
