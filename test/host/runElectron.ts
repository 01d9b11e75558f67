import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from "@vscode/test-electron";
import { makeTestWorkspace } from "./testWorkspace.ts";

// Runs the suite inside a desktop VS Code: the one whose program LATCHKEY_VSCODE names, else a downloaded one.

const here = fileURLToPath(new URL(".", import.meta.url));
const vsix = join(here, "..", "..", "latchkey.vsix");

async function main(): Promise<void> {
  const vscodeExecutablePath = process.env["LATCHKEY_VSCODE"] ?? (await downloadAndUnzipVSCode("stable"));
  const folder = await mkdtemp(join(tmpdir(), "latchkey-"));
  const profile = ["--extensions-dir", join(folder, "extensions"), "--user-data-dir", join(folder, "user")];
  const report = join(folder, "report.json");
  try {
    installExtension(vscodeExecutablePath, profile);
    const opened = await makeTestWorkspace(folder);
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: join(here, "runner-extension"),
      extensionTestsPath: join(here, "dist", "index.js"),
      extensionTestsEnv: { LATCHKEY_TEST_REPORT: report },
      launchArgs: [opened, ...profile, "--disable-workspace-trust", "--skip-welcome"],
    });
  } finally {
    console.log(await readFile(report, "utf8").catch(() => "The suite left no report."));
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function installExtension(vscodeExecutablePath: string, profile: readonly string[]): void {
  const windows = process.platform === "win32";
  const [cli = "", ...args] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath, {
    reuseMachineInstall: true,
  });
  // VS Code's own command line is a .cmd file on Windows, which only a shell can start.
  const command = [...args, "--install-extension", vsix, ...profile].map((part) =>
    windows ? `"${part}"` : part,
  );
  const { status } = spawnSync(windows ? `"${cli}"` : cli, command, { stdio: "inherit", shell: windows });
  if (status !== 0) throw new Error(`VS Code did not install ${vsix}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
