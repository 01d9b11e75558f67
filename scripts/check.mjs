import { execFileSync, spawn } from "node:child_process";
import { installHost, installRoot } from "./install.mjs";
import { npmCommand, root, runNpm, say } from "./run.mjs";

// The one command before a commit: every static check, then the tests. The last line counts both.

/** npm scripts, so that a check that failed can be repeated alone. */
const scripts = ["format:check", "lint", "types", "knip"];

/** @typedef {{ name: string, good: boolean }} Outcome */

/** @returns {Promise<Outcome[]>} */
async function staticChecks() {
  const outcomes = [];
  for (const name of scripts) {
    say(`checking ${name}`);
    outcomes.push({ name, good: (await runNpm(["run", "--silent", name], root)) === 0 });
  }
  say("checking generated files");
  outcomes.push({ name: "generate", good: await generatesNothingNew() });
  return outcomes;
}

/** Writes the generated files anew; whether the working tree is then as it was. */
async function generatesNothingNew() {
  const before = workingTree();
  const code = await runNpm(["run", "--silent", "generate"], root);
  return code === 0 && workingTree() === before;
}

/** What differs from the last commit, and which files are new. */
function workingTree() {
  const options = /** @type {const} */ ({ cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  return ["diff HEAD", "status --porcelain"]
    .map((args) => execFileSync("git", args.split(" "), options))
    .join();
}

/**
 * Runs the tests, shows what they print, and takes the numbers from their last line.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
function tests() {
  return new Promise((resolve) => {
    const { command, args, shell } = npmCommand(["test", "--silent"]);
    const child = spawn(command, args, { cwd: root, shell, stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk) => {
      process.stdout.write(chunk);
      printed += String(chunk);
    });
    child.on("close", (code) => {
      const [, passed = "0", failed = "0"] = /(\d+) passed, (\d+) failed\s*$/.exec(printed) ?? [];
      resolve({ passed: Number(passed), failed: code === 0 ? Number(failed) : Math.max(1, Number(failed)) });
    });
  });
}

await installRoot();
await installHost();
const outcomes = await staticChecks();
const counted = await tests();
const bad = outcomes.filter(({ good }) => !good);
for (const { name } of bad) say(`${name} failed; repeat it with: npm run ${name}`);
const passed = counted.passed + outcomes.length - bad.length;
const failed = counted.failed + bad.length;
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
