import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commands } from "../../server/src/cli/commands/index.ts";
import { uploadRows } from "../../server/src/engine/prove/uploads/readings.ts";
import { latchkey } from "./fakeWorld.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${repository}docs/cli.md`, "utf8");

function sectionOf(heading: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? "";
}

describe("the page about the command line", () => {
  for (const { name, options } of commands)
    it(`has a section about ${name} that names its options`, () => {
      const common = sectionOf("What all commands have in common");
      for (const option of options)
        assert((sectionOf(name) + common).includes(`--${option.name}`), option.name);
    });

  it("lists every kind of upload", () => {
    const listed = [...sectionOf("uploads").matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, row]) => row);
    assert.deepEqual(listed.slice(0, uploadRows.length), uploadRows);
  });

  const examples = [...page.matchAll(/^```\n\$ latchkey (.*)\n([^]*?)```$/gm)];
  it("has an example for each command about access", () => {
    assert.deepEqual(
      examples.map(([, line = ""]) => line.split(" ")[0]),
      ["uploads", "access", "set", "test", "diff", "decide"],
    );
  });

  for (const [, line = "", output] of examples)
    it(`shows what ${line} prints`, async () => {
      const args = line.split(" ").map((arg) => (arg.startsWith("examples/") ? repository + arg : arg));
      const { stdout } = await latchkey(args);
      assert.equal(stdout.replaceAll(repository, ""), output);
    });
});
