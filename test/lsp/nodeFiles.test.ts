import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createWorkspaceIndex, type WorkspaceIndex } from "../../server/src/lsp/workspace/workspaceIndex.ts";
import { createNodeFiles } from "../../server/src/main.nodeFiles.ts";
import { MAX_FILE_SIZE } from "../../server/src/protocol.ts";
import { makeFolder, type TestFolder } from "../cli/fakeWorld.ts";
import { bucketPolicy } from "../support/setDocuments.ts";

const text = JSON.stringify(bucketPolicy());

describe("the files on disk, for editors that leave the reading to the server", () => {
  let folder: TestFolder;
  let index: WorkspaceIndex;
  const uriOf = (name: string): string => pathToFileURL(folder.at(name)).href;
  const known = (...names: readonly string[]): readonly string[] =>
    names.filter((name) => index.library.textOf(uriOf(name)) !== undefined);
  const write = (name: string): void => {
    mkdirSync(dirname(folder.at(name)), { recursive: true });
    writeFileSync(folder.at(name), text);
    index.look([uriOf(name)]);
  };
  const names = ["one/a.json", "one/deep/b.jsonc", "two/c.json"];

  beforeEach(async () => {
    folder = makeFolder({
      ...Object.fromEntries(names.map((name) => [name, text])),
      "one/node_modules/p/d.json": text,
      "one/.cache/e.json": text,
      "one/large.json": text + " ".repeat(MAX_FILE_SIZE),
      "one/ignored/f.json": text,
      "one/.gitignore": "ignored/\n",
      "beside/g.json": text,
    });
    index = createWorkspaceIndex(new TextDocuments(TextDocument), createNodeFiles());
    await index.scan([uriOf("one"), uriOf("two")]);
  });
  afterEach(() => {
    folder.remove();
  });

  it("are those of the folders, without what programs keep for themselves", () => {
    assert.deepEqual(known(...names), names);
    assert.equal(index.library.size(), names.length);
  });

  it("are the same when they change", async () => {
    const left = ["one/node_modules/p/d.json", "one/.cache/e.json", "one/ignored/f.json", "beside/g.json"];
    for (const name of [...left, "one/new/h.json"]) write(name);
    await index.rest();
    assert.deepEqual(known(...left, "one/new/h.json"), ["one/new/h.json"]);
  });

  it("go with their folder", async () => {
    await index.scan([uriOf("two")]);
    assert.deepEqual(known(...names), ["two/c.json"]);
    await index.scan([]);
    assert.equal(index.library.size(), 0);
  });
});
