import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pageAddress, startWorkbench } from "./workbench.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

/** Serves a workbench with the packed extension on a copy of the examples, until Ctrl-C or a request to end. */
export async function showWorkbench(vsix: string): Promise<void> {
  const asked = endRequest();
  const workbench = await startWorkbench({ vsix, port: Number(process.env["LATCHKEY_PORT"] ?? 0) });
  try {
    const folder = join(workbench.folder, "examples");
    await cp(examples, folder, { recursive: true });
    const address = pageAddress(workbench.port, folder);
    process.stdout.write(`latchkey: VS Code with Latchkey is at ${address}\nlatchkey: Ctrl-C ends it.\n`);
    openBrowser(address);
    if ((await Promise.race([asked, workbench.ended])) === undefined) {
      throw new Error("VS Code's server ended by itself");
    }
  } finally {
    await workbench.stop();
  }
  process.stdout.write("latchkey: ended.\n");
}

/** Resolves when somebody asks this process to end. Listening keeps a signal from ending it at once. */
async function endRequest(): Promise<string> {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  return Promise.race([
    ...signals.map(async (signal) => once(process, signal).then(() => signal)),
    npmsEnd(),
  ]);
}

/** Resolves when the npm that started this process is gone: npm ends its shell, which does not tell this process. */
async function npmsEnd(): Promise<string> {
  const parent = process.ppid;
  if (process.env["npm_lifecycle_event"] === undefined) return new Promise(() => undefined);
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      resolve("npm ended");
    }, 500);
    timer.unref();
  });
}

/** Shows the address in the person's own browser; does nothing where there is no screen or nobody to look at it. */
function openBrowser(address: string): void {
  const { env, platform } = process;
  if (env["CI"] !== undefined || env["LATCHKEY_NO_BROWSER"] !== undefined) return;
  if (platform === "linux" && env["DISPLAY"] === undefined && env["WAYLAND_DISPLAY"] === undefined) return;
  const [command, args] = opener(platform, address);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  // The address is on the screen; a system without an opener needs no more.
  child.on("error", () => undefined);
  child.unref();
}

function opener(platform: NodeJS.Platform, address: string): [string, string[]] {
  if (platform === "darwin") return ["open", [address]];
  // rundll32 takes the address as it is, where the shell's "start" would split it at each "&".
  if (platform === "win32") return ["rundll32", ["url.dll,FileProtocolHandler", address]];
  return ["xdg-open", [address]];
}
