import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { globSync } from "tinyglobby";
import { root } from "./run.mjs";

// Runs test files in a process of its own and leaves the numbers in a file:
// node --import tsx scripts/mocha.mjs REPORT TIMEOUT-MS PATTERN…

const [reportPath = "", timeout, ...patterns] = process.argv.slice(2);
const mocha = new Mocha({ timeout, forbidOnly: true, forbidPending: true });
const files = globSync(patterns, { cwd: root, absolute: true, ignore: ["**/node_modules/**"] });
for (const file of files.sort()) mocha.addFile(file);
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const { passes = 0 } = runner.stats ?? {};
  writeFileSync(reportPath, JSON.stringify({ passed: passes, failed: failures }));
  // A test that left a timer or a process behind must not keep the run from ending.
  process.exit(failures === 0 ? 0 : 1);
});
