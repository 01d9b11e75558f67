import { execFile, fork, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const workbenchFolder = fileURLToPath(new URL("node_modules/code-server/lib/vscode", import.meta.url));
const serverScript = join(workbenchFolder, "out", "server-main.js");
const exitWithParent = new URL("exitWithParent.mjs", import.meta.url).href;
const startLimit = 60_000;

/** Settings that keep the workbench quiet: no questions, no network, nothing in front of the editor. */
const quietSettings = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "json.schemaDownload.enable": false,
  "git.enabled": false,
};

/** A VS Code server with the packed extension installed, and a folder of its own that goes with it. */
export interface Workbench {
  readonly port: number;
  /** A temporary folder, removed by stop. */
  readonly folder: string;
  /** Where the server's own messages are written. */
  readonly logPath: string;
  /** Resolves when the server process has ended, by itself or by stop. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface WorkbenchOptions {
  /** The packed extension. */
  readonly vsix: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Zero, the default, takes a free one. */
  readonly port?: number;
}

/**
 * Installs the packed extension into a fresh profile and starts VS Code's server on it.
 * @throws when the extension cannot be installed or the server does not start within a minute
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  // The workbench compares paths as they are written: a link in the temporary folder's own path would mislead it.
  const folder = await realpath(await mkdtemp(join(tmpdir(), "latchkey ")));
  try {
    return await startIn(folder, options);
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}

async function startIn(folder: string, options: WorkbenchOptions): Promise<Workbench> {
  const dataFolder = join(folder, "data");
  await writeSettings(dataFolder, { ...quietSettings, ...options.settings });
  await installExtension(dataFolder, options.vsix);
  const logPath = join(folder, "server.log");
  const server = forkServer(dataFolder, options, logPath);
  const ended = new Promise<void>((resolve) =>
    server.once("exit", () => {
      resolve();
    }),
  );
  const stop = async (): Promise<void> => {
    server.kill();
    await ended;
    await removeFolder(folder);
  };
  try {
    return { port: await listeningPort(server, logPath), folder, logPath, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address of the workbench's page for a folder or the file of a workspace, with what VS Code calls a payload where there is one. */
export function pageAddress(
  port: number,
  opened: string,
  payload?: readonly (readonly [string, string])[],
): string {
  const path = workbenchPath(opened).split("/").map(encodeURIComponent).join("/");
  const more = payload === undefined ? "" : `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const what = opened.endsWith(".code-workspace") ? "workspace" : "folder";
  return `http://127.0.0.1:${String(port)}/?${what}=${path}${more}`;
}

/** A path as the workbench writes it in an address: with forward slashes, and one in front of a Windows drive. */
export function workbenchPath(path: string): string {
  const slashed = path.replaceAll("\\", "/");
  return slashed.startsWith("/") ? slashed : `/${slashed}`;
}

async function writeSettings(dataFolder: string, settings: object): Promise<void> {
  const user = join(dataFolder, "data", "User");
  await mkdir(user, { recursive: true });
  await writeFile(join(user, "settings.json"), JSON.stringify(settings, null, 2));
}

async function installExtension(dataFolder: string, vsix: string): Promise<void> {
  const args = [
    "--install-extension",
    vsix,
    "--server-data-dir",
    dataFolder,
    "--accept-server-license-terms",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [serverScript, ...args]);
  // The program ends with 0 even when it could not install.
  if (!stdout.includes("successfully installed"))
    throw new Error(`VS Code did not install ${vsix}:\n${stdout}`);
}

function forkServer(dataFolder: string, { env, port = 0 }: WorkbenchOptions, logPath: string): ChildProcess {
  const args = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
  const server = fork(
    serverScript,
    [...args, "--accept-server-license-terms", "--server-data-dir", dataFolder],
    {
      // Without a gallery the workbench asks nobody about extensions.
      env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
      execArgv: ["--import", exitWithParent],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Ctrl-C in a terminal goes to every process of its group; the server is to be ended by stop alone.
      detached: process.platform !== "win32",
    },
  );
  const log = createWriteStream(logPath);
  server.stdout?.pipe(log);
  server.stderr?.pipe(log);
  return server;
}

/** The port that the server says it listens on. */
async function listeningPort(server: ChildProcess, logPath: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      readFile(logPath, "utf8").then((log) => {
        reject(new Error(`VS Code's server ${why}:\n${log}`));
      }, reject);
    };
    const timer = setTimeout(fail, startLimit, "did not start in time");
    let printed = "";
    server.once("exit", () => {
      fail("ended at once");
    });
    server.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /agent listening on (\d+)/.exec(printed)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

async function removeFolder(folder: string): Promise<void> {
  // The extension host notices a moment later that its server is gone, and may still write until then.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
