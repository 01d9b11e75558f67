import { execFile, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { programs } from "../../scripts/python.mjs";

const script = fileURLToPath(new URL("motoServer.py", import.meta.url));
const python = path.join(programs, "python");
const startLimit = 30_000;

/** The AWS CLI for scripts. What pip writes names its Python in a first line that may hold no spaces. */
const commandLine = `#!/bin/sh\nexec "$AWS_CLI_PYTHON" -m awscli "$@"\n`;

/** An AWS of the test's own: one account, every Region, nothing in it yet. */
export interface Moto {
  /** Where it listens. */
  readonly endpoint: string;
  /** The environment in which the AWS CLI and the SDKs find it, and nothing of the user's own AWS. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs the AWS CLI with JSON as its output, and gives what it printed. Fails as the CLI does. */
  aws(...args: readonly string[]): Promise<string>;
  /** Takes everything away that was made in it. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the emulator on a free port. `npm run test:aws` installs it. */
export async function startMoto(account: string): Promise<Moto> {
  const folder = await mkdtemp(path.join(tmpdir(), "latchkey "));
  await writeFile(path.join(folder, "aws"), commandLine, { mode: 0o755 });
  const own = cleanEnvironment(folder);
  const server = spawn(python, [script], {
    env: { ...own, MOTO_ACCOUNT_ID: account },
  });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const endpoint = await listeningAt(server);
  const env = { ...own, AWS_ENDPOINT_URL: endpoint };
  return {
    endpoint,
    env,
    async aws(...args) {
      const options = ["-m", "awscli", ...args, "--output", "json"];
      const { stdout } = await promisify(execFile)(python, options, { env });
      return stdout;
    },
    async reset() {
      await fetch(`${endpoint}/moto-api/reset`, { method: "POST" });
    },
    async stop() {
      server.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** This process's environment without the user's AWS, with credentials that only an emulator takes. */
function cleanEnvironment(folder: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"));
  return {
    ...Object.fromEntries(others),
    PATH: [folder, programs, process.env["PATH"] ?? ""].join(path.delimiter),
    AWS_CLI_PYTHON: python,
    AWS_ACCESS_KEY_ID: "emulated",
    AWS_SECRET_ACCESS_KEY: "emulated",
    AWS_CONFIG_FILE: path.join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    PYTHONUNBUFFERED: "1",
  };
}

/** The address that the emulator says it listens at. */
function listeningAt(server: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (): void => reject(new Error(`the emulator of AWS did not start:\n${printed}`));
    const timer = setTimeout(fail, startLimit);
    server.once("error", reject).once("close", fail);
    const listen = (chunk: Buffer): void => {
      printed += chunk.toString();
      const address = /Running on (http:\S+)/.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
  });
}
