import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { globSync } from "tinyglobby";
import { ZipFile } from "yazl";
import { buildAll } from "./build.mjs";
import { root } from "./run.mjs";
import { contentTypes, vsixManifest } from "./vsixManifest.mjs";

/** Where the packed extension is written. */
export const vsixPath = join(root, "latchkey.vsix");

// One date for every file, so that the same content always gives the same archive.
const mtime = new Date(2020, 0, 1);

/**
 * Packs an extension as VS Code installs it.
 * @param {string} folder holds the manifest, a .vscodeignore and the built scripts
 * @param {string} target the .vsix that is written
 * @returns {Promise<string[]>} what was packed, relative to the folder
 */
export async function packExtension(folder, target) {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = shippedFiles(folder);
  const archive = new ZipFile();
  /** @param {string} name @param {string | Buffer} content */
  const add = (name, content) => {
    archive.addBuffer(Buffer.from(content), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  };
  add("extension.vsixmanifest", vsixManifest(manifest, files));
  add("[Content_Types].xml", contentTypes(files));
  for (const file of files) {
    add(
      `extension/${file}`,
      file === "package.json" ? shippedManifest(manifest) : readFileSync(join(folder, file)),
    );
  }
  archive.end();
  await finished(archive.outputStream.pipe(createWriteStream(target)));
  return files;
}

/**
 * The files that .vscodeignore leaves: it ignores everything, then each line that begins with "!"
 * names what ships after all. Each such line has to name at least one file.
 * @param {string} folder
 */
function shippedFiles(folder) {
  const lines = readFileSync(join(folder, ".vscodeignore"), "utf8").split(/\r?\n/);
  const rules = lines.filter((line) => line !== "" && !line.startsWith("#"));
  if (rules[0] !== "**" || !rules.slice(1).every((line) => line.startsWith("!"))) {
    throw new Error('.vscodeignore has to be "**" and then lines that begin with "!"');
  }
  const files = rules.slice(1).flatMap((line) => {
    const found = globSync(line.slice(1), { cwd: folder, dot: true });
    if (found.length === 0)
      throw new Error(`.vscodeignore ships ${line.slice(1)}, but there is no such file`);
    return found;
  });
  return [...new Set(files)].sort();
}

/**
 * The manifest without what only development needs.
 * @param {Record<string, unknown>} manifest
 */
function shippedManifest(manifest) {
  const { scripts, devDependencies, workspaces, private: _, ...shipped } = manifest;
  return `${JSON.stringify(shipped, null, 2)}\n`;
}

/**
 * Builds and packs Latchkey.
 * @param {string} [target]
 */
export async function packLatchkey(target = vsixPath) {
  await buildAll();
  return packExtension(root, target);
}

// As a program: node scripts/package.mjs [FILE.vsix]
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , target = vsixPath] = process.argv;
  const files = await packLatchkey(target);
  process.stdout.write(`${files.map((file) => `  ${file}`).join("\n")}\n${target}\n`);
}
