import assert from "node:assert/strict";
import { DiagnosticSeverity, Range, Uri, WorkspaceEdit, workspace, type TextDocument } from "vscode";
import { findings, findingsWhen, open, rules } from "./documents.ts";
import { administratorDecrypts, decryptRule } from "./policies.ts";

const documentsOfOthers: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "x", "Statement": [{ "Action": "kms:Decrypt" }] }',
  "tsconfig.json": '{ "compilerOptions": {} }',
  "role-policy.json": '{ "Statement": [{ "Effect": "Allow", "Action": "kms:*", "Resource": "*" }] }',
};

async function replace(document: TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  assert.notEqual(start, -1);
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(start), document.positionAt(start + old.length));
  edit.replace(document.uri, range, text);
  assert.ok(await workspace.applyEdit(edit));
}

describe("findings", () => {
  it("say what, where, why and since when, once", async () => {
    const document = await open("once/key-policy.json", administratorDecrypts);
    await findingsWhen(document, (found) => found.includes(decryptRule));
    const [finding, ...more] = findings(document).filter(
      ({ severity }) => severity === DiagnosticSeverity.Error,
    );
    assert.deepEqual(more, []);
    assert.ok(finding);
    assert.match(document.getText(finding.range), /^"?kms:Decrypt"?$/);
    assert.equal(finding.relatedInformation?.[0]?.location.uri.toString(), document.uri.toString());
    assert.ok(typeof finding.code === "object");
    assert.ok(finding.code.target instanceof Uri);
  });

  it("go when the text is mended and come back when it is broken again", async () => {
    const document = await open("mended/key-policy.json", administratorDecrypts);
    await findingsWhen(document, (found) => found.includes(decryptRule));
    await replace(document, "kms:Decrypt", "kms:GetKeyPolicy");
    await findingsWhen(document, (found) => !found.includes(decryptRule));
    await replace(document, "kms:GetKeyPolicy", "kms:Decrypt");
    await findingsWhen(document, (found) => found.includes(decryptRule));
  });

  it("leave the documents of others alone", async () => {
    const others = [];
    for (const [name, text] of Object.entries(documentsOfOthers))
      others.push(await open(`others/${name}`, text));
    // The server answers in order: once it has read this document, it has read the others.
    const document = await open("others/key-policy.json", administratorDecrypts);
    await findingsWhen(document, (found) => found.includes(decryptRule));
    assert.deepEqual(
      others.map(rules),
      others.map(() => []),
    );
  });
});
