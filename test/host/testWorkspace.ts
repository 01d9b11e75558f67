import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Makes a workspace for the suite that runs inside VS Code, of a folder on disk and one that is on none. Its file. */
export async function makeTestWorkspace(folder: string): Promise<string> {
  await mkdir(join(folder, "workspace"));
  const file = join(folder, "suite.code-workspace");
  const content = {
    folders: [{ path: "workspace" }, { uri: "memfs:/virtual" }],
    settings: { "files.exclude": { "**/hidden": true } },
  };
  await writeFile(file, JSON.stringify(content));
  return file;
}
