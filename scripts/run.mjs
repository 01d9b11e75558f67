import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Prints one line of progress.
 * @param {string} line */
export function say(line) {
  process.stdout.write(`latchkey: ${line}\n`);
}

/**
 * Runs a program in the foreground with this process's output and no input.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not start
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
    child.on("error", (error) => {
      process.stderr.write(`latchkey: cannot start ${command}: ${error.message}\n`);
      resolve(1);
    });
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs a Node script with the Node that runs this one.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] replaces the environment
 */
export function runNode(args, env = process.env) {
  return run(process.execPath, args, { env });
}

/**
 * Runs npm in a folder.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function runNpm(args, cwd) {
  const npm = npmCommand(args);
  return run(npm.command, npm.args, { cwd, shell: npm.shell });
}

/**
 * How to start npm here.
 * @param {readonly string[]} args
 */
export function npmCommand(args) {
  const script = npmScript();
  if (script !== undefined) return { command: process.execPath, args: [script, ...args], shell: false };
  // Without npm's own script, its launcher is a .cmd file on Windows, which only a shell can start.
  return { command: "npm", args: [...args], shell: process.platform === "win32" };
}

/** The JavaScript file behind `npm`: named by npm when it runs this script, else looked for beside Node. */
function npmScript() {
  const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
  const told = process.env["npm_execpath"];
  return [told, beside].find((path) => path?.endsWith("npm-cli.js") === true && existsSync(path));
}
