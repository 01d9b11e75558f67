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
  return [heading, ...folders.map(notice)].join("\n");
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

/** @param {string} folder */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  return `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${licenceText(folder)}\n`;
}

/**
 * The text of a package's licence file.
 * @param {string} folder
 */
function licenceText(folder) {
  const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} is bundled but has no licence file`);
  return readFileSync(join(root, folder, file), "utf8")
    .replaceAll("\r\n", "\n")
    .trim();
}
