import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { formatted } from "../../../scripts/generate/formatted.ts";
import { generateSnippets } from "../../../scripts/generate/snippets.ts";
import { snippets } from "../../../server/src/engine/templates/snippets.ts";

const top = new URL("../../../", import.meta.url);

describe("the snippets file", () => {
  it("is what the templates give, and so is its place in the manifest", async () => {
    for (const { path, text } of await formatted([generateSnippets]))
      assert.equal(readFileSync(new URL(path, top), "utf8"), text, `${path}: run npm run generate`);
  });

  it("holds every whole document for JSON with and without comments, and leaves statements to the server", () => {
    const text = readFileSync(new URL("snippets/latchkey.code-snippets", top), "utf8");
    const entries = JSON.parse(text) as Record<string, { scope: string; body: string[] }>;
    const documents = snippets().filter(({ part }) => part === "document");
    for (const { name, body } of documents) {
      assert.equal(entries[name]?.scope, "json,jsonc");
      assert.equal(entries[name].body.join("\n"), body);
    }
    assert.equal(Object.keys(entries).length, documents.length);
  });
});
