import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { makeTestWorkspace } from "./testWorkspace.ts";
import { pageAddress, startWorkbench, workbenchPath, type Workbench } from "./workbench.ts";

// Runs the suite that lives inside the extension host: node --import tsx test/host/runSuite.ts REPORT

const here = fileURLToPath(new URL(".", import.meta.url));
const vsix = join(here, "..", "..", "latchkey.vsix");
const limit = 180_000;
const mark = "[suite]";

async function main(reportPath: string): Promise<void> {
  const workbench = await startWorkbench({ vsix, env: { LATCHKEY_TEST_REPORT: reportPath } });
  try {
    const browser = await launchBrowser();
    try {
      process.exitCode = await runInside(workbench, browser);
    } finally {
      await browser.close();
    }
  } finally {
    await workbench.stop();
  }
}

/** Opens the page that starts the suite, repeats what the suite prints, and gives its exit code. */
async function runInside(workbench: Workbench, browser: Browser): Promise<number> {
  const opened = await makeTestWorkspace(workbench.folder);
  const page = await browser.newPage();
  const exit = new Promise<number>((resolve, reject) => {
    setTimeout(reject, limit, new Error("the suite did not end in time")).unref();
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  await page.exposeFunction("codeAutomationLog", printLog);
  const remote = (path: string): string =>
    `vscode-remote://127.0.0.1:${String(workbench.port)}${workbenchPath(join(here, path))}`;
  const payload = [
    ["extensionDevelopmentPath", remote("runner-extension")],
    ["extensionTestsPath", remote("dist/index.js")],
  ] as const;
  await page.goto(pageAddress(workbench.port, opened, payload));
  return exit;
}

/** Prints what the suite printed. The workbench hands over its own messages too, which nobody asked for. */
function printLog(_type: string, args: readonly unknown[]): void {
  const line = args.find((part) => typeof part === "string" && part.startsWith(mark));
  if (typeof line === "string") console.log(line.slice(mark.length));
}

const [, , reportPath = ""] = process.argv;
main(reportPath).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
