import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cleanPolicy, faultyPolicy, fixablePolicy } from "./documents.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";
import { countedIn, readReport } from "./report.ts";

const unknownAction = { rule: "policy/unknown-action", severity: "off", reason: "It is to come." };

function config(...rules: readonly object[]): string {
  return JSON.stringify({ rules });
}

describe("latchkey lint with a latchkey.json", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "far/latchkey.json": config(unknownAction),
      "far/below/deep/faulty.json": faultyPolicy,
      "near/latchkey.json": config(unknownAction),
      "near/below/latchkey.json": config(),
      "near/below/faulty.json": faultyPolicy,
      "wrong/latchkey.json": config({ ...unknownAction, reason: "" }),
      "wrong/faulty.json": faultyPolicy,
      "paths/latchkey.json": config(
        { ...unknownAction, paths: "old/**", severity: "hint" },
        { ...unknownAction, paths: "new/**" },
      ),
      "paths/old/faulty.json": faultyPolicy,
      "paths/new/clean.json": cleanPolicy,
      "alone/latchkey.json": "[",
      "fixes/latchkey.json": config({ ...unknownAction, rule: "policy/leading-blank" }),
      "fixes/fixable.json": fixablePolicy,
    });
  });
  after(() => {
    folder.remove();
  });

  const cases: Readonly<Record<string, readonly [operand: string, counted: readonly string[]]>> = {
    "heeds one in a folder above": ["far", []],
    "heeds one above a file that is named": ["far/below/deep/faulty.json", []],
    "heeds the nearest only": ["near/below", ["policy/unknown-action"]],
    "does not heed an entry with a mistake": ["wrong", ["policy/unknown-action", "config/missing-reason"]],
    "says that an entry fits nothing": ["paths", ["config/without-effect"]],
    "does not say so while documents are left out": ["paths/old", []],
    "nor for a file": ["paths/old/faulty.json", []],
    "checks one that is named": ["wrong/latchkey.json", ["config/missing-reason"]],
    "checks one without documents": ["alone", ["config/json-syntax"]],
  };
  for (const [title, [operand, counted]] of Object.entries(cases))
    it(title, async () => {
      const { exitCode, stdout, stderr } = await latchkey(["lint", "--format", "json", folder.at(operand)]);
      assert.deepEqual(countedIn(stdout), counted);
      assert.equal(exitCode, counted.length > 0 ? 1 : 0);
      assert.doesNotMatch(stderr, /is not a key policy/);
    });

  it("reports the file's findings in it, and does not list it as a document", async () => {
    const { stdout } = await latchkey(["lint", "--format", "json", folder.at("wrong")]);
    const { documents, findings } = readReport(stdout);
    assert.deepEqual(
      documents.map(({ file }) => file),
      [folder.at("wrong/faulty.json")],
    );
    const own = findings.filter(({ rule }) => rule.startsWith("config/"));
    assert.deepEqual(
      own.map(({ file, fixes, related }) => [file, fixes, related]),
      [[folder.at("wrong/latchkey.json"), [], []]],
    );
  });

  it("gives another severity", async () => {
    const { stdout } = await latchkey(["lint", "--format", "json", folder.at("paths/old")]);
    const [finding] = readReport(stdout).findings.filter(({ rule }) => rule === unknownAction.rule);
    assert.equal(finding?.severity, "hint");
  });

  it("shows people the line and the page", async () => {
    const { stdout } = await latchkey(["lint", folder.at("wrong/latchkey.json")]);
    assert.match(stdout, /latchkey\.json:1:\d+ error An entry needs a "reason".* config\/missing-reason\n/);
    assert.match(stdout, /docs\/configuration\.md\n/);
    assert.match(stdout, /^0 documents checked: 1 error\.$/m);
  });

  it("leaves alone what a silenced rule would fix", async () => {
    await latchkey(["lint", "--fix", folder.at("fixes/fixable.json")]);
    assert.equal(readFileSync(folder.at("fixes/fixable.json"), "utf8"), fixablePolicy);
  });

  it("takes it for no document, whatever --kind says", async () => {
    const args = ["lint", "--format", "json", "--kind", "s3-bucket-policy", folder.at("far")];
    const { documents } = readReport((await latchkey(args)).stdout);
    assert.equal(documents.length, 1);
  });

  it("fails where it cannot be read, and says why", async () => {
    const typeOf = (file: string): Promise<"file"> =>
      file.endsWith("latchkey.json") ? Promise.reject(new Error("EACCES: no")) : Promise.resolve("file");
    const { exitCode, stderr } = await latchkey(["lint", folder.at("far/below/deep/faulty.json")], {
      files: { typeOf },
    });
    assert.equal(exitCode, 2);
    assert.match(stderr, /latchkey\.json" cannot be read: EACCES: no\.\n$/);
  });
});
