import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { latchkey, makeFolder, type Ran, type TestFolder } from "./fakeWorld.ts";

const setup = {
  account: "111122223333",
  region: "eu-central-1",
  bucket: "ledger",
  keyArn: "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081",
  administrators: ["KeyAdministrator"],
  users: ["RecordsService"],
};
const names = ["bucket-encryption.json", "bucket-policy.json", "key-policy.json"];

describe("latchkey generate", () => {
  let folder: TestFolder;
  beforeEach(() => (folder = makeFolder({ "setup.json": JSON.stringify(setup) })));
  afterEach(() => folder.remove());

  const generate = (...args: readonly string[]): Promise<Ran> =>
    latchkey(["generate", "--setup", folder.at("setup.json"), "--out", folder.at("new/out"), ...args]);
  const written = (name: string): string => readFileSync(folder.at(`new/out/${name}`), "utf8");

  it("writes the documents into a new folder and says so", async () => {
    const { exitCode, stdout, stderr } = await generate();
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.deepEqual(readdirSync(folder.at("new/out")).sort(), names);
    for (const name of names) assert.ok(stdout.includes(`wrote ${folder.at("new/out")}/${name}: `), name);
    assert.match(stdout, /What the hardened key policy has otherwise than the guide's:\n {2}Recover/);
    assert.ok(written("bucket-policy.json").includes(setup.keyArn));
  });

  it("writes documents that are clean as they stand", async () => {
    await generate();
    const { exitCode, stdout } = await latchkey(["lint", folder.at("new/out")]);
    assert.equal(exitCode, 0, stdout);
  });

  it("leaves alone what is there already as it should be", async () => {
    await generate();
    const { exitCode, stdout } = await generate();
    assert.equal(exitCode, 0);
    assert.equal(stdout.match(/^unchanged /gm)?.length, 3);
  });

  it("writes nothing where another file is in the way, unless forced", async () => {
    folder.remove();
    folder = makeFolder({ "setup.json": JSON.stringify(setup), "new/out/bucket-policy.json": "{}" });
    const { exitCode, stdout, stderr } = await generate();
    assert.deepEqual([exitCode, stdout, readdirSync(folder.at("new/out"))], [1, "", ["bucket-policy.json"]]);
    assert.match(
      stderr,
      /bucket-policy\.json" is there already, with other contents\.\n.*Nothing was written/,
    );
    assert.equal(written("bucket-policy.json"), "{}");
    assert.equal((await generate("--force")).exitCode, 0);
    assert.notEqual(written("bucket-policy.json"), "{}");
  });

  it("reads the standard input, and writes the key policy alone where there is no key yet", async () => {
    const { keyArn: _keyArn, ...withoutKey } = setup;
    const args = ["generate", "--setup", "-", "--out", folder.at("out")];
    const { exitCode, stdout } = await latchkey(args, { stdin: JSON.stringify(withoutKey) });
    assert.deepEqual([exitCode, readdirSync(folder.at("out"))], [0, ["key-policy.json"]]);
    assert.match(stdout, /add keyArn once there is a key\.\n$/);
  });

  it("names line and column of what is wrong, and writes nothing", async () => {
    const args = ["generate", "--setup", "-", "--out", folder.at("out")];
    const { exitCode, stdout, stderr } = await latchkey(args, { stdin: '{\n  "acount": "1"\n}' });
    assert.deepEqual([exitCode, stdout], [2, ""]);
    assert.match(stderr, /^latchkey: <stdin>:2:3: A setup has no "acount"\. Did you mean "account"\?$/m);
  });

  it("explains wrong use", async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [["generate"], /--setup FILE is missing/],
      [["generate", "--setup", folder.at("none.json")], /There is no file/],
      [["generate", "--setup", folder.at("setup.json"), "--format", "xml"], /--format cannot be "xml"/],
      [
        ["generate", "--setup", folder.at("setup.json"), "--out", folder.at("setup.json/x")],
        /cannot be written to/,
      ],
    ];
    for (const [args, message] of cases) {
      const { exitCode, stderr } = await latchkey(args);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    }
  });
});
