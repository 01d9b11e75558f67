import { execFileSync } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { Driver } from "../driver.ts";
import { startWorkbench, type Workbench } from "../workbench.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

interface WorkbenchSetup {
  /** Makes the folder a Git repository with everything in its first commit, and turns Git on. */
  readonly git?: boolean;
  /** Whether the examples are there besides the files; they are unless this is false. */
  readonly examples?: boolean;
  /** Settings besides, known when the tests begin. */
  readonly settings?: () => Readonly<Record<string, unknown>>;
  /** Is told where the workbench keeps all that it writes. */
  readonly onStart?: (folder: string) => void;
}

/**
 * Gives the tests of a describe block a workbench on a copy of the examples and some files more, by
 * name. When a test fails, a picture of the workbench is left behind.
 */
export function useWorkbench(
  files: Readonly<Record<string, string>> = {},
  { git = false, examples = true, settings, onStart }: WorkbenchSetup = {},
): () => Driver {
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let driver: Driver | undefined;

  before(async () => {
    workbench = await startWorkbench({
      vsix: join(root, "latchkey.vsix"),
      settings: { "git.enabled": git, ...settings?.() },
    });
    onStart?.(workbench.folder);
    const folder = join(workbench.folder, "workspace");
    await mkdir(folder);
    if (examples) await cp(join(root, "examples"), folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    if (git) commitAll(folder);
    browser = await launchBrowser();
    driver = await Driver.open(browser, workbench.port, folder);
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== "failed") return;
    const name = currentTest.fullTitle().replaceAll(/\W+/g, "-");
    await driver?.screenshot(join(root, "test-results", `${name}.png`));
  });

  after(async () => {
    await browser?.close();
    await workbench?.stop();
  });

  return () => {
    if (driver === undefined) throw new Error("the workbench did not start");
    return driver;
  };
}

function commitAll(folder: string): void {
  const author = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
  for (const args of [["init"], ["add", "--all"], [...author, "commit", "--message", "Begin"]])
    execFileSync("git", args, { cwd: folder, stdio: "ignore" });
}
