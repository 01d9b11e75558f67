import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installHost, installRoot } from "./install.mjs";
import { installPythonPackages } from "./python.mjs";
import { runNode, say } from "./run.mjs";

// Installs what is missing, builds, packs and runs the tests: `node scripts/test.mjs [unit|aws|parsers|host …]`, all
// without an argument. Nothing that npm installs may be imported before installRoot.

/** @typedef {{ passed: number, failed: number }} Tally */

/** What each group runs: scripts that take the path of the report that they write as their first argument. */
const groups = {
  unit: [["scripts/mocha.mjs", "60000", "test/**/*.test.ts", "!test/{host,aws,parsers}/**"]],
  aws: [["scripts/mocha.mjs", "60000", "test/aws/*.test.ts"]],
  parsers: [["scripts/mocha.mjs", "60000", "test/parsers/*.test.ts"]],
  host: [["test/host/runSuite.ts"], ["scripts/mocha.mjs", "90000", "test/host/ui/*.test.ts"]],
};

/** @param {readonly string[]} names */
async function main(names) {
  const unknown = names.filter((name) => !(name in groups));
  if (unknown.length > 0) throw new Error(`there is no group of tests called ${unknown.join(", ")}`);
  const chosen = names.length === 0 ? Object.keys(groups) : names;
  await prepare(chosen);
  const tallies = [];
  for (const [name, runners] of Object.entries(groups)) {
    for (const runner of chosen.includes(name) ? runners : []) tallies.push(await tally(runner));
  }
  const passed = sum(tallies.map((one) => one.passed));
  const failed = sum(tallies.map((one) => one.failed));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0;
}

/** @param {readonly string[]} chosen */
async function prepare(chosen) {
  const withHost = chosen.includes("host");
  await installRoot();
  if (chosen.some((name) => name !== "unit")) await installPythonPackages();
  if (withHost) await installHost();
  say("building and packing …");
  const { packLatchkey } = await import("./package.mjs");
  await packLatchkey();
  if (!withHost) return;
  const { buildSuite } = await import("./build.mjs");
  await buildSuite();
}

/**
 * Runs one runner. One that ends badly without having counted a failure counts as one itself.
 * @param {readonly string[]} runner
 * @returns {Promise<Tally>}
 */
async function tally([script = "", ...args]) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-report-"));
  const report = join(folder, "report.json");
  try {
    say(`running ${[script, ...args].join(" ")}`);
    const code = await runNode(["--import", "tsx", script, report, ...args]);
    const { passed, failed } = readTally(report);
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @returns {Tally}
 */
function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    say("the runner ended without a report");
    return { passed: 0, failed: 1 };
  }
}

/** @param {readonly number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`latchkey: ${error instanceof Error ? error.message : String(error)}\n`);
  process.stdout.write("0 passed, 1 failed\n");
  process.exitCode = 1;
}
