import assert from "node:assert/strict";
import { commands, workspace, type CodeAction } from "vscode";
import { findingsWhen, open } from "./documents.ts";
import { administratorDecrypts, decryptRule } from "./policies.ts";

describe("quick fixes", () => {
  it("mend what they are offered for", async () => {
    const document = await open("fixed/key-policy.json", administratorDecrypts);
    const found = await findingsWhen(document, (rules) => rules.includes(decryptRule));
    const range = found.find(({ message }) => message.includes("Decrypt"))?.range;
    const offers = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
    );
    const removal = offers.find(({ title }) => title.startsWith('Remove "kms:Decrypt"'));
    assert.ok(removal?.edit, offers.map(({ title }) => title).join("\n"));
    assert.ok(await workspace.applyEdit(removal.edit));
    await findingsWhen(document, (rules) => !rules.includes(decryptRule));
    assert.doesNotMatch(document.getText(), /kms:Decrypt/);
    const mended = JSON.parse(document.getText()) as { Statement: unknown[] };
    assert.equal(mended.Statement.length, 2);
  });
});
