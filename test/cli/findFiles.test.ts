import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { findFiles } from "../../server/src/cli/findFiles.ts";
import { nodeFiles } from "../../server/src/cli/nodeWorld.ts";
import { makeFolder, type TestFolder } from "./fakeWorld.ts";

describe("findFiles", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "b.json": "",
      "a.jsonc": "",
      "UPPER.JSON": "",
      "notes.txt": "",
      "[odd] (name).json": "",
      "deep/er/c.json": "",
      "node_modules/package/d.json": "",
      "deep/node_modules/package/e.json": "",
      ".hidden/f.json": "",
      ".g.json": "",
    });
    symlinkSync(folder.path, folder.at("deep/circle"), "junction");
  });
  after(() => {
    folder.remove();
  });

  /** The names of the inputs below the folder, and the failures. */
  async function namesOf(...operands: string[]): Promise<readonly string[]> {
    const { inputs, failures } = await findFiles(operands, nodeFiles);
    const top = `${nodeFiles.withForwardSlashes(folder.path)}/`;
    return [...inputs.map(({ name }) => name.replace(top, "")), ...failures];
  }

  it("finds every JSON file of a folder, in order, without what is hidden, installed or linked", async () => {
    const all = ["UPPER.JSON", "[odd] (name).json", "a.jsonc", "b.json", "deep/er/c.json"];
    assert.deepEqual(await namesOf(folder.path), all);
  });

  it("takes a file by any name, also one that looks like a pattern", async () => {
    const files = ["notes.txt", "[odd] (name).json", ".g.json"];
    assert.deepEqual(await namesOf(...files.map(folder.at)), files);
  });

  it("expands patterns by itself", async () => {
    const pattern = (glob: string): string => `${nodeFiles.withForwardSlashes(folder.path)}/${glob}`;
    assert.deepEqual(await namesOf(pattern("*.json")), ["[odd] (name).json", "b.json"]);
    assert.deepEqual(await namesOf(pattern("{a,b}.json*")), ["a.jsonc", "b.json"]);
    assert.deepEqual(await namesOf(pattern("**/c.json")), ["deep/er/c.json"]);
    assert.deepEqual(await namesOf(pattern("node_modules/**/*.json")), ["node_modules/package/d.json"]);
    assert.deepEqual(await namesOf(pattern("*.yaml")), []);
  });

  it("lists a file once, as named where it was named", async () => {
    const { inputs } = await findFiles([folder.at("deep"), folder.at("deep/er/c.json")], nodeFiles);
    assert.deepEqual(
      inputs.map(({ isNamed }) => isNamed),
      [true],
    );
  });

  it("says which operands lead nowhere and goes on with the others", async () => {
    const missing = folder.at("missing.json");
    const names = await namesOf(missing, folder.at("b.json"));
    assert.deepEqual(names, ["b.json", `There is no file or folder "${missing}".`]);
  });
});
