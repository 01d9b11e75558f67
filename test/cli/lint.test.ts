import assert from "node:assert/strict";
import { cleanPolicy, faultyPolicy, foreignJson, quietEncryption } from "./documents.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";
import { countedIn, filesIn, readReport, rulesIn } from "./report.ts";

describe("latchkey lint", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "clean.json": cleanPolicy,
      "faulty.json": faultyPolicy,
      "foreign.json": foreignJson,
      "quiet/encryption.json": quietEncryption,
      "half written.json": '{ "Version": "2012-10-17", "Statement": [',
      "binary.json": Buffer.from([0, 1, 2, 0xff, 0xfe, 0x80]),
      "huge.json": cleanPolicy + " ".repeat(6 * 1024 * 1024),
      "empty/nothing.txt": "",
    });
  });
  after(() => {
    folder.remove();
  });

  describe("exit code", () => {
    const cases: Readonly<Record<string, readonly [readonly string[], number]>> = {
      "0 for a clean document": [["clean.json"], 0],
      "1 for an error": [["faulty.json"], 1],
      "0 where nothing counts": [["quiet"], 0],
      "0 for what is none of ours": [["foreign.json"], 0],
      "0 for bytes that are no text": [["binary.json"], 0],
      "0 for a file too large to be a policy": [["huge.json"], 0],
      "0 for a folder without documents": [["empty"], 0],
      "2 for a file that does not exist": [["no such file.json"], 2],
      "2 for a missing file beside a clean one": [["clean.json", "missing.json"], 2],
      "2 for a file below a file": [["clean.json/policy.json"], 2],
    };
    for (const [title, [[file = "", ...rest], expected]] of Object.entries(cases)) {
      it(title, async () => {
        const more = rest.map((arg) => (arg.endsWith(".json") ? folder.at(arg) : arg));
        const { exitCode, stderr } = await latchkey(["lint", folder.at(file), ...more]);
        assert.equal(exitCode, expected);
        if (expected === 2) assert.match(stderr, /^latchkey: There is no file or folder ".*"\.\n$/);
      });
    }

    it("counts the severities that --fail-on names", async () => {
      const lintAs = async (severity: string): Promise<number> => {
        const { exitCode } = await latchkey(["lint", "-", "--fail-on", severity], {
          stdin: cleanPolicy.replace("example-records", "example_records"),
        });
        return exitCode;
      };
      assert.equal(await lintAs("error"), 0);
      for (const severity of ["warning", "information", "hint"]) assert.equal(await lintAs(severity), 1);
    });

    it("is 2 for a file that cannot be read, with the system's reason", async () => {
      const read = (): never => {
        throw new Error("EACCES: permission denied");
      };
      const { exitCode, stderr } = await latchkey(["lint", folder.at("clean.json")], { files: { read } });
      assert.equal(exitCode, 2);
      assert.match(stderr, /clean\.json" cannot be read: EACCES: permission denied\.\n$/);
    });

    it("is not 2 for a file that was only found, but says that it was passed over", async () => {
      const read = (file: string): never => {
        throw new Error(`EACCES: ${file}`);
      };
      const { exitCode, stderr } = await latchkey(["lint", folder.path], { files: { read } });
      assert.equal(exitCode, 0);
      assert.match(stderr, /cannot be read: EACCES/);
    });
  });

  describe("--format json", () => {
    it("lists documents and findings, places counted from zero", async () => {
      const file = folder.at("faulty.json");
      const { stdout } = await latchkey(["lint", "--format", "json", file]);
      const { version, documents, findings } = readReport(stdout);
      assert.equal(version, 1);
      assert.deepEqual(documents, [{ file, kind: "s3-bucket-policy" }]);
      const finding = findings.find(({ rule }) => rule === "policy/unknown-action");
      assert.ok(finding);
      assert.deepEqual([finding.file, finding.severity], [file, "error"]);
      assert.deepEqual(finding.range, {
        start: { line: 9, character: 16 },
        end: { line: 9, character: 30 },
      });
      assert.match(finding.message, /s3:GetObjekt/);
      assert.ok(
        finding.fixes.every(
          ({ title, access }) => title !== "" && /^(?:unchanged|narrower|wider)$/.test(access),
        ),
      );
    });

    it("is an empty report where there is nothing of ours, with nothing on stderr for a named file", async () => {
      const { stdout, stderr } = await latchkey(["lint", "--format", "json", folder.at("foreign.json")]);
      assert.deepEqual(readReport(stdout), { version: 1, documents: [], findings: [] });
      assert.equal(stderr, "");
    });

    it("stays readable beside a failure", async () => {
      const { stdout, exitCode } = await latchkey([
        "lint",
        "--format=json",
        folder.at("x"),
        folder.at("faulty.json"),
      ]);
      assert.equal(exitCode, 2);
      assert.deepEqual(countedIn(stdout), ["policy/unknown-action"]);
    });

    it("counts the same with CRLF, tabs and a byte order mark", async () => {
      const indented = JSON.stringify(JSON.parse(faultyPolicy), undefined, "\t").replaceAll("\n", "\r\n");
      const { stdout } = await latchkey(["lint", "--format", "json", "-"], { stdin: `\uFEFF${indented}` });
      const finding = readReport(stdout).findings.find(({ rule }) => rule === "policy/unknown-action");
      assert.deepEqual(finding?.range, {
        start: { line: 9, character: 13 },
        end: { line: 9, character: 27 },
      });
    });
  });

  describe("--format pretty", () => {
    it("shows place, severity, message, rule, line, fixes, page and a summary", async () => {
      const file = folder.at("faulty.json");
      const { stdout, stderr } = await latchkey(["lint", file]);
      const all = stdout.split("\n");
      const lines = all.slice(all.findIndex((line) => line.startsWith(`${file}:10:17 error `)));
      assert.match(lines[0] ?? "", /s3:GetObjekt.* policy\/unknown-action$/);
      assert.equal(lines[1], '  10 |       "Action": "s3:GetObjekt",');
      assert.equal(lines[2], "                       ^^^^^^^^^^^^^^");
      assert.match(stdout, /^ {2}Fix: .*s3:GetObject.* \(access: /m);
      assert.match(stdout, /^ {2}https:\/\/\S+\/policy\/unknown-action\.md$/m);
      assert.match(stdout, /^1 document checked: 1 error/m);
      assert.equal(stderr, "");
    });

    it("says on stderr that a named file is none of ours", async () => {
      const { stdout, stderr } = await latchkey(["lint", folder.at("foreign.json")]);
      assert.match(stderr, /foreign\.json" is not a key policy, bucket policy or bucket encryption document/);
      assert.equal(stdout, "0 documents checked, nothing found.\n");
    });

    it("says on stderr that a folder has no documents", async () => {
      const { stderr } = await latchkey(["lint", folder.at("empty")]);
      assert.match(stderr, /There is no document that Latchkey reads in ".*empty"\.\n$/);
    });

    const colored: Readonly<Record<string, readonly [Parameters<typeof latchkey>[1], boolean]>> = {
      "colours a terminal": [{ isTerminal: true }, true],
      "does not colour what is no terminal": [{ isTerminal: false }, false],
      "heeds NO_COLOR": [{ isTerminal: true, environment: { NO_COLOR: "1" } }, false],
      "heeds TERM=dumb": [{ isTerminal: true, environment: { TERM: "dumb" } }, false],
      "heeds FORCE_COLOR": [{ isTerminal: false, environment: { FORCE_COLOR: "1", NO_COLOR: "1" } }, true],
      "heeds FORCE_COLOR=0": [{ isTerminal: true, environment: { FORCE_COLOR: "0" } }, false],
    };
    for (const [title, [options, expected]] of Object.entries(colored)) {
      it(title, async () => {
        const { stdout } = await latchkey(["lint", folder.at("faulty.json")], options);
        assert.equal(stdout.includes("\u001b["), expected);
      });
    }

    it("keeps a policy from steering the terminal", async () => {
      const stdin = faultyPolicy.replace("s3:GetObjekt", "s3:\u202eObjekt\u007f");
      const { stdout } = await latchkey(["lint", "-"], { stdin });
      assert.match(stdout, /s3:\uFFFDObjekt\uFFFD/);
      assert.doesNotMatch(stdout, /[\u202e\u007f]/);
    });
  });

  describe("the standard input", () => {
    it("is named <stdin>", async () => {
      const { exitCode, stdout } = await latchkey(["lint", "-", "--format", "json"], { stdin: faultyPolicy });
      assert.deepEqual(filesIn(stdout), ["<stdin>"]);
      assert.equal(exitCode, 1);
    });

    it("is read as what --kind says", async () => {
      const args = ["lint", "-", "--format", "json", "--kind", "kms-key-policy"];
      const { stdout } = await latchkey(args, { stdin: "{}" });
      assert.deepEqual(readReport(stdout).documents, [{ file: "<stdin>", kind: "kms-key-policy" }]);
      assert.ok(rulesIn(stdout).includes("policy/missing-element"));
    });

    it("may be empty, and may not be endless", async () => {
      assert.equal((await latchkey(["lint", "-"], { stdin: "" })).exitCode, 0);
      const { exitCode, stderr } = await latchkey(["lint", "-"], { stdin: Buffer.alloc(6 * 1024 * 1024) });
      assert.equal(exitCode, 2);
      assert.match(stderr, /larger than 5 MB/);
    });
  });

  it("overrules detection for files too, whatever they say", async () => {
    const args = ["lint", "--format", "json", "--kind", "kms-key-policy", folder.at("clean.json")];
    const { stdout } = await latchkey(args);
    assert.deepEqual(
      readReport(stdout).documents.map(({ kind }) => kind),
      ["kms-key-policy"],
    );
  });
});
