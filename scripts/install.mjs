import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root, runNpm, say } from "./run.mjs";

// Only Node's own modules are imported here: this runs before anything is installed.

const oldestNode = 20;
const hostFolder = join(root, "test", "host");
const npmArguments = ["ci", "--include=dev", "--no-fund", "--no-audit", "--no-progress", "--loglevel=error"];

/** @typedef {{ version?: string, resolved?: string, link?: boolean, optional?: boolean }} LockedPackage */

/** Installs what the build and the tests without a workbench need, unless it is there. */
export async function installRoot() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestNode)
    throw new Error(`Node ${oldestNode} or later is needed; this is ${process.version}.`);
  await installPackages(root, "the packages of the extension (about half a minute)", []);
}

/** Installs the workbench and the browser for it, unless they are there. */
export async function installHost() {
  await installPackages(hostFolder, "a VS Code workbench for the tests (about a minute, 350 MB)", [
    // The native modules that the install scripts would compile are optional to the workbench.
    "--ignore-scripts",
  ]);
  linkWorkbenchModules();
}

/**
 * Runs `npm ci` in a folder whose installed packages differ from its lock file. An interrupted
 * installation differs too, so that the next run repeats it.
 * @param {string} folder
 * @param {string} what
 * @param {readonly string[]} more
 */
async function installPackages(folder, what, more) {
  if (isInstalled(folder)) return;
  say(`installing ${what} …`);
  const marker = join(folder, "node_modules", ".package-lock.json");
  rmSync(marker, { force: true });
  if ((await runNpm([...npmArguments, ...more], folder)) !== 0) {
    throw new Error(`npm could not install the packages of ${folder}; see its messages above.`);
  }
}

/**
 * Whether `node_modules` holds what the lock file asks for. npm writes its own list of what it
 * installed last of all; a package that is optional may be missing from it, as one for another system is.
 * @param {string} folder
 */
function isInstalled(folder) {
  const listPath = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(listPath)) return false;
  const installed = readPackages(listPath);
  return Object.entries(readPackages(join(folder, "package-lock.json"))).every(([path, wanted]) => {
    if (!path.startsWith("node_modules/")) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && existsSync(join(folder, path));
  });
}

/**
 * @param {string} lockPath
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(lockPath) {
  return JSON.parse(readFileSync(lockPath, "utf8")).packages;
}

/**
 * Lets the workbench find its libraries. Node finds them in the folders above it; its web page asks
 * for some of them below its own folder, where npm does not put them.
 */
function linkWorkbenchModules() {
  const modules = join(hostFolder, "node_modules");
  const link = join(modules, "code-server", "lib", "vscode", "node_modules");
  if (existsSync(join(link, "vscode-textmate"))) return;
  rmSync(link, { recursive: true, force: true });
  // A junction needs no administrator's right on Windows; elsewhere the type is ignored.
  symlinkSync(process.platform === "win32" ? modules : join("..", "..", ".."), link, "junction");
}
