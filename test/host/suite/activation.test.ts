import assert from "node:assert/strict";
import { commands, extensions } from "vscode";
import { open } from "./documents.ts";

const extension = extensions.getExtension("latchkey.latchkey");

describe("the installed extension", () => {
  it("is the packed one", () => {
    assert.match(extension?.extensionPath ?? "", /latchkey\.latchkey-\d[^/\\]*$/);
  });

  it("starts with the first JSON document", async () => {
    await open("first.json", "{}");
    const end = Date.now() + 10_000;
    while (extension?.isActive !== true && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(extension?.isActive, true);
  });

  it("has every command that its manifest names", async () => {
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const named = manifest.contributes.commands.map(({ command }) => command);
    const known = new Set(await commands.getCommands(true));
    assert.ok(named.length > 1);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });
});
