import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { nodeFiles } from "../../server/src/cli/nodeWorld.ts";
import { cleanPolicy, faultyPolicy, fixablePolicy, foreignJson } from "./documents.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";
import { countedIn } from "./report.ts";

describe("latchkey lint --fix", () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder({
      "policy.json": fixablePolicy,
      "faulty.json": faultyPolicy,
      "foreign.json": foreignJson,
    });
  });
  afterEach(() => {
    folder.remove();
  });

  it("writes the fixed text and reports what is left", async () => {
    const { exitCode, stdout } = await latchkey([
      "lint",
      "--fix",
      "--format",
      "json",
      folder.at("policy.json"),
    ]);
    assert.equal(readFileSync(folder.at("policy.json"), "utf8"), cleanPolicy);
    assert.deepEqual([exitCode, countedIn(stdout)], [0, []]);
  });

  it("leaves alone what would change access, and files without a fault", async () => {
    const before = statSync(folder.at("faulty.json"));
    assert.equal((await latchkey(["lint", "--fix", folder.path])).exitCode, 1);
    assert.equal(readFileSync(folder.at("faulty.json"), "utf8"), faultyPolicy);
    assert.equal(statSync(folder.at("faulty.json")).ino, before.ino);
    assert.deepEqual(readdirSync(folder.path).sort(), ["faulty.json", "foreign.json", "policy.json"]);
  });

  const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
    "CRLF line ends": (text) => Buffer.from(text.replaceAll("\n", "\r\n")),
    "a byte order mark": (text) => Buffer.from(`\uFEFF${text}`),
    "UTF-16": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  };
  for (const [name, encode] of Object.entries(encodings)) {
    it(`keeps ${name}`, async () => {
      writeFileSync(folder.at("policy.json"), encode(fixablePolicy));
      await latchkey(["lint", "--fix", folder.at("policy.json")]);
      assert.deepEqual(readFileSync(folder.at("policy.json")), encode(cleanPolicy));
    });
  }

  it("keeps permissions", async () => {
    chmodSync(folder.at("policy.json"), 0o640);
    const before = statSync(folder.at("policy.json")).mode;
    await latchkey(["lint", "--fix", folder.at("policy.json")]);
    assert.equal(statSync(folder.at("policy.json")).mode, before);
  });

  it("writes through a link instead of replacing it", async () => {
    // A junction leads to a folder and needs no privilege on Windows.
    symlinkSync(folder.path, folder.at("link"), "junction");
    await latchkey(["lint", "--fix", path.join(folder.at("link"), "policy.json")]);
    assert.equal(readFileSync(folder.at("policy.json"), "utf8"), cleanPolicy);
    assert.equal(lstatSync(folder.at("link")).isSymbolicLink(), true);
  });

  it("does not write what it could not read exactly", async () => {
    const bytes = Buffer.from(fixablePolicy.replace("Read", "R\u00e9ad"), "latin1");
    writeFileSync(folder.at("policy.json"), bytes);
    const { exitCode, stderr } = await latchkey(["lint", "--fix", folder.at("policy.json")]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /is not UTF-8 and was left as it is\.\n$/);
    assert.deepEqual(readFileSync(folder.at("policy.json")), bytes);
  });

  it("says why a file could not be written, and leaves it", async () => {
    const replace = (): Promise<void> => Promise.reject(new Error("ENOSPC: no space left"));
    const { exitCode, stderr } = await latchkey(["lint", "--fix", folder.at("policy.json")], {
      files: { replace },
    });
    assert.equal(exitCode, 2);
    assert.match(stderr, /cannot be written: ENOSPC: no space left\.\n$/);
  });

  it("leaves no draft behind when the file cannot be replaced", async () => {
    mkdirSync(folder.at("taken"));
    writeFileSync(folder.at("taken/file"), "");
    await assert.rejects(nodeFiles.replace(folder.at("taken"), Buffer.from("x")));
    assert.deepEqual(
      readdirSync(folder.path).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  describe("of the standard input", () => {
    it("writes the text to stdout and the report to stderr", async () => {
      const { exitCode, stdout, stderr } = await latchkey(["lint", "--fix", "-"], { stdin: fixablePolicy });
      assert.equal(stdout, cleanPolicy);
      assert.match(stderr, /^1 document checked, 1 fix applied\b/m);
      assert.equal(exitCode, 0);
    });

    it("writes a text that needs no fix, or is none of ours, as it was", async () => {
      for (const stdin of [faultyPolicy, foreignJson, "\uFEFF[1]\r\n"])
        assert.equal((await latchkey(["lint", "--fix", "-"], { stdin })).stdout, stdin);
    });

    it("does not mix with files", async () => {
      const { exitCode, stdout, stderr } = await latchkey(["lint", "--fix", "-", folder.path], {});
      assert.deepEqual([exitCode, stdout], [2, ""]);
      assert.match(stderr, /- stands alone/);
    });
  });
});
