import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cleanPolicy, faultyPolicy, fixablePolicy } from "./documents.ts";
import { makeFolder, type Ran, type TestFolder } from "./fakeWorld.ts";
import { countedIn, filesIn } from "./report.ts";

const script = fileURLToPath(new URL("../../server/dist/cli.js", import.meta.url));

describe("the built command", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "a policy.json": cleanPolicy,
      "deep/b.json": faultyPolicy,
      "deep/c.json": fixablePolicy,
      "package.json": "{}",
    });
  });
  after(() => {
    folder.remove();
  });

  /** Runs the command in the folder. With `closeStdout`, its reader goes away before anything was read. */
  function run(args: readonly string[], stdin = "", closeStdout = false): Promise<Ran> {
    const child = spawn(process.execPath, [script, ...args], { cwd: folder.path });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += String(chunk)));
    child.stderr.on("data", (chunk) => (stderr += String(chunk)));
    if (closeStdout) child.stdout.destroy();
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (exitCode) => resolve({ exitCode: exitCode ?? -1, stdout, stderr }));
    });
  }

  it("prints its help alone, and the package's version", async () => {
    const help = await run([]);
    assert.match(help.stdout, /^Usage: latchkey/m);
    const manifest = JSON.parse(
      readFileSync(new URL("../../server/package.json", import.meta.url), "utf8"),
    ) as {
      version: string;
    };
    assert.equal((await run(["--version"])).stdout, `${manifest.version}\n`);
  });

  it("checks the folder that it runs in", async () => {
    const { exitCode, stdout, stderr } = await run(["lint", "--format", "json"]);
    assert.deepEqual(filesIn(stdout), ["a policy.json", "deep/b.json", "deep/c.json"]);
    assert.deepEqual([exitCode, stderr], [1, ""]);
  });

  it("names files as they are given, or by the way from there", async () => {
    const { stdout } = await run(["lint", "--format", "json", "./a policy.json", "deep/"]);
    assert.deepEqual(filesIn(stdout), ["./a policy.json", "deep/b.json", "deep/c.json"]);
  });

  it("expands quoted patterns", async () => {
    const { stdout, exitCode } = await run(["lint", "--format", "json", "**/b.json"]);
    assert.deepEqual(filesIn(stdout), ["deep/b.json"]);
    assert.equal(exitCode, 1);
  });

  it("reads the standard input", async () => {
    const { exitCode, stdout } = await run(["lint", "-", "--format=json"], faultyPolicy);
    assert.deepEqual(countedIn(stdout), ["policy/unknown-action"]);
    assert.equal(exitCode, 1);
  });

  it("fixes the standard input", async () => {
    const { exitCode, stdout, stderr } = await run(["lint", "-", "--fix", "--format=json"], fixablePolicy);
    assert.equal(stdout, cleanPolicy);
    assert.deepEqual(countedIn(stderr), []);
    assert.equal(exitCode, 0);
  });

  it("ends with 2 for wrong use and for what it cannot read", async () => {
    for (const args of [["lint", "missing.json"], ["lint", "--nope"], ["nope"]]) {
      const { exitCode, stderr } = await run(args);
      assert.equal(exitCode, 2);
      assert.match(stderr, /^latchkey: \S/);
    }
  });

  it("takes no harm from a reader that goes away", async () => {
    const { exitCode, stderr } = await run(["lint", "deep/b.json"], "", true);
    assert.deepEqual([exitCode, stderr], [1, ""]);
  });
});
