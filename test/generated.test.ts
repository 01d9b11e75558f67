import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { formatted } from "../scripts/generate/formatted.ts";
import { generators } from "../scripts/generate/generators.ts";

describe("generated files", () => {
  for (const generator of generators)
    it(`are what ${generator.name} writes`, async () => {
      for (const { path, text } of await formatted([generator]))
        assert.equal(await readFile(path, "utf8"), text, `${path} is stale: run npm run generate`);
    }).timeout(20_000);
});
