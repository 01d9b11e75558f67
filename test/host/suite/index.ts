import { writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

const timeLimit = 30_000;
// The process outside shows only lines with this mark: VS Code hands it everything that is logged.
const mark = "[suite]";

/**
 * What VS Code calls to run the suite inside its extension host.
 * @throws when a test failed
 */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...line: unknown[]) => {
    console.log(`${mark}${format(...line)}`);
  };
  const mocha = new Mocha({ timeout: timeLimit, color: false, forbidOnly: true, forbidPending: true });
  const files = (await readdir(__dirname)).filter((name) => name.endsWith(".test.js"));
  for (const file of files.sort()) mocha.addFile(join(__dirname, file));
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run((failures) => {
      writeReport(runner.stats?.passes ?? 0, failures);
      resolve(failures);
    });
  });
  if (failed > 0) throw new Error(`${String(failed)} failed`);
}

/** Leaves the numbers where the process that started VS Code reads them. */
function writeReport(passed: number, failed: number): void {
  const path = process.env["LATCHKEY_TEST_REPORT"];
  if (path !== undefined) writeFileSync(path, JSON.stringify({ passed, failed }));
}
