import assert from "node:assert/strict";
import { commands, Uri, window, workspace, type TextDocument } from "vscode";
import { bucketPolicy, encryption, keyPolicy, otherKey, rightKey } from "../../support/setDocuments.ts";
import { findingsWhen, rules } from "./documents.ts";

const movedKey = rightKey.replace("eu-west-1", "us-east-1");
const viaS3 = { Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } };

const leftOut = ["hidden", "node_modules/example"];

function at(name: string): Uri {
  return Uri.parse(`memfs:/virtual/${name}`);
}

async function write(name: string, json: object): Promise<void> {
  await workspace.fs.writeFile(at(name), new TextEncoder().encode(JSON.stringify(json)));
}

async function show(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(at(name));
  await window.showTextDocument(document);
  return document;
}

const keyDiffers = (found: readonly string[]): boolean => found.includes("arn/key-differs");
const keyAgrees = (found: readonly string[]): boolean => !found.includes("arn/key-differs");

describe("a folder that is on no disk", () => {
  before(async () => {
    await write("a/bucket-policy.json", bucketPolicy());
    await write("a/bucket-encryption.json", encryption(otherKey));
    await write("b/bucket-policy.json", bucketPolicy());
    await write("b/key-policy.json", keyPolicy(viaS3));
    for (const folder of leftOut) await write(`b/${folder}/bucket-encryption.json`, encryption(movedKey));
    await commands.executeCommand("latchkey.restartServer");
  });

  it("is looked through for documents, and those that change are read again", async () => {
    const document = await show("a/bucket-policy.json");
    await findingsWhen(document, keyDiffers);
    await write("a/bucket-encryption.json", encryption());
    await findingsWhen(document, keyAgrees);
    await write("a/bucket-encryption.json", encryption(otherKey));
    await findingsWhen(document, keyDiffers);
    await workspace.fs.rename(at("a/bucket-encryption.json"), at("a/other.txt"));
    await findingsWhen(document, keyAgrees);
    await workspace.fs.rename(at("a/other.txt"), at("a/encryption.json"));
    await findingsWhen(document, keyDiffers);
    await workspace.fs.delete(at("a/encryption.json"));
    await findingsWhen(document, keyAgrees);
  });

  it("keeps out packages and what files.exclude leaves out, also when they change", async () => {
    const document = await show("b/bucket-policy.json");
    await findingsWhen(document, (found) => found.includes("arn/region-differs"));
    for (const folder of leftOut) await write(`b/${folder}/bucket-encryption.json`, encryption(movedKey));
    await write("b/key-policy.json", keyPolicy());
    await findingsWhen(document, (found) => !found.includes("arn/region-differs"));
    assert(keyAgrees(rules(document)));
  });
});
