import assert from "node:assert/strict";
import { TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import fc from "fast-check";
import { createWorkspaceIndex } from "../../server/src/lsp/workspace/workspaceIndex.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { bucketPolicy } from "../support/setDocuments.ts";

const uris = Array.from({ length: 60 }, (_, index) => `file:///w/${String(index)}/bucket-policy.json`);
const textOf = (version: number): string => `${JSON.stringify(bucketPolicy())}${" ".repeat(version)}`;

/** What happens to one file while all are being read: before the step of that number. */
const happening = fc.record({
  step: fc.nat({ max: 12 }),
  file: fc.nat({ max: uris.length - 1 }),
  what: fc.constantFrom("write", "delete", "move"),
});

describe("indexing", () => {
  it("loses nothing of what is written, deleted and moved meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const files = memoryFiles(Object.fromEntries(uris.map((uri) => [uri, textOf(0)])));
        const index = createWorkspaceIndex(new TextDocuments(TextDocument), files);
        const scanned = index.scan(["file:///w"]);
        for (let step = 0; step <= 12; step++) {
          happenings
            .filter((one) => one.step === step)
            .forEach(({ file, what }, version) => index.look(change(files.texts, file, what, version + 1)));
          await new Promise((resolve) => setImmediate(resolve));
        }
        await scanned;
        while (await settles(index)) continue;
        const known = new Map([...files.texts.keys()].map((uri) => [uri, index.library.textOf(uri)]));
        assert.deepEqual(known, files.texts);
        assert.equal(index.library.size(), files.texts.size);
      }),
      { numRuns: 100 },
    );
  });
});

/** Gives whatever still waits the time to be read. Answers whether it may have to be waited for once more. */
async function settles(index: ReturnType<typeof createWorkspaceIndex>): Promise<boolean> {
  const before = index.library.size();
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  return index.library.size() !== before;
}

/** Changes a file, and names what a client would tell of. */
function change(
  texts: Map<string, string>,
  file: number,
  what: "write" | "delete" | "move",
  version: number,
): readonly string[] {
  const uri = uris[file] ?? "";
  const moved = uri.replace("/w/", "/w/moved/");
  if (what === "write") texts.set(uri, textOf(version));
  else if (texts.has(uri)) {
    if (what === "move") texts.set(moved, texts.get(uri) ?? "");
    texts.delete(uri);
  }
  return [uri, moved];
}
