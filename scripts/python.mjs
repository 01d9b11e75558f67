import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, say } from "./run.mjs";

// The Python packages of the tests, in an environment of their own: an emulator of AWS, the AWS CLI, and parsers.

const wanted = join(root, "test", "requirements.txt");
const environment = join(root, ".cache", "python");
// What was installed, written last of all: after an interruption the next run repeats it.
const installed = join(environment, "installed.txt");
const oldest = "3.10";

/** Where the environment keeps its programs. */
export const programs = join(environment, process.platform === "win32" ? "Scripts" : "bin");

/** Installs the packages, unless they are there. */
export async function installPythonPackages() {
  if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(wanted, "utf8")) return;
  say("installing an emulator of AWS and parsers for the tests (about half a minute, 300 MB) …");
  rmSync(environment, { recursive: true, force: true });
  await mustRun(findPython(), ["-m", "venv", environment]);
  const quietly = ["--quiet", "--disable-pip-version-check", "--no-input"];
  await mustRun(join(programs, "python"), ["-m", "pip", "install", ...quietly, "-r", wanted]);
  copyFileSync(wanted, installed);
}

/** The name of a Python that is new enough. */
function findPython() {
  const isNewEnough = `import sys; sys.exit(sys.version_info < (${oldest.replace(".", ",")}))`;
  const found = ["python3", "python"].find((name) => spawnSync(name, ["-c", isNewEnough]).status === 0);
  if (found === undefined)
    throw new Error(
      `Python ${oldest} or later is needed for the tests against an emulator of AWS and by parsers.`,
    );
  return found;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
async function mustRun(command, args) {
  if ((await run(command, args)) !== 0)
    throw new Error(`${[command, ...args].join(" ")} failed; see its messages above.`);
}
