import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

const heading = `Latchkey contains the packages below. Each is under its own licence, which follows its name.
`;

/**
 * The licences of the packages whose code ended up in the bundles.
 * @param {readonly import("esbuild").Metafile[]} metafiles
 * @returns {string} plain text, the same for the same packages
 */
export function notices(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs).flatMap(contributors));
  const folders = [...new Set(inputs.flatMap(packageFolder))].sort();
  return [heading, ...folders.map((folder) => notice(folder, folders))].join("\n");
}

/**
 * The source files that an output took at least one byte from.
 * @param {import("esbuild").Metafile["outputs"][string]} output
 */
function contributors(output) {
  return Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  );
}

/**
 * The folder of the package that a source file belongs to; none for our own files.
 * @param {string} path relative to the repository, with forward slashes
 */
function packageFolder(path) {
  const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return match === null ? [] : [match[0]];
}

/**
 * @param {string} folder
 * @param {readonly string[]} folders of all packages
 */
function notice(folder, folders) {
  const { name, version, license = licenceName(folder) } = readManifest(folder);
  const text = licenceText(folder) ?? licenceOfRepository(folder, folders);
  if (text === undefined) throw new Error(`${folder} is bundled but has no licence text`);
  return `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${text}\n`;
}

/**
 * The licence of another package that is kept in the same repository under the same licence: not each has a copy.
 * @param {string} folder
 * @param {readonly string[]} folders
 */
function licenceOfRepository(folder, folders) {
  const { repository, license } = readManifest(folder);
  const sister = folders.find((each) => {
    const manifest = readManifest(each);
    const isSister = manifest.repository?.url === repository?.url && manifest.license === license;
    return isSister && licenceText(each) !== undefined;
  });
  return repository?.url === undefined || sister === undefined ? undefined : licenceText(sister);
}

/**
 * @param {string} folder
 * @returns {{ name: string, version: string, license?: string, repository?: { url?: string } }}
 */
function readManifest(folder) {
  return JSON.parse(readText(folder, "package.json"));
}

/**
 * What a package's licence calls itself, where its manifest does not say.
 * @param {string} folder
 */
function licenceName(folder) {
  const [heading = ""] = (licenceText(folder) ?? "").split("\n");
  return heading.replace(/^The | Licen[cs]e.*$/gi, "");
}

/**
 * The text of a package's licence: its licence file, or the section of its README where there is none. Undefined without.
 * @param {string} folder
 */
function licenceText(folder) {
  const files = readdirSync(join(root, folder));
  const file = files.find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? licenceSection(folder, files) : readText(folder, file);
  return text?.trim();
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
function licenceSection(folder, files) {
  const file = files.find((name) => /^readme/i.test(name));
  return file && /^#+ Licen[cs]e\n([^]*)/im.exec(readText(folder, file))?.[1];
}

/**
 * @param {string} folder
 * @param {string} file
 */
function readText(folder, file) {
  return readFileSync(join(root, folder, file), "utf8").replaceAll("\r\n", "\n");
}
