import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

const wrong = {
  "wrong.key-policy.json": {
    Version: "2012",
    Statement: [{ Sid: "Use", Effect: "allow", Principal: "*", Action: "kms:Decrypted", Resource: 7 }],
    Comment: "mine",
  },
  "wrong.bucket-policy.json": {
    Statement: {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Condition: { StringIs: { a: "b" } },
    },
  },
  "wrong.bucket-encryption.json": {
    Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES128" }, BucketKeyEnabled: "true" }],
  },
};

describe("a person who writes something wrong into a file with a schema", () => {
  const files = Object.entries(wrong).map(([name, json]) => [name, JSON.stringify(json, undefined, 2)]);
  const workbench = useWorkbench(Object.fromEntries(files) as Record<string, string>, { examples: false });

  for (const file of Object.keys(wrong))
    it(`is told so once in ${file}`, async () => {
      const driver = workbench();
      await driver.openFile(file);
      await driver.squiggles("error").first().waitFor();
      const rows = await driver.problems();
      await rows.filter({ hasText: file }).first().waitFor();
      const messages = (await rows.allInnerTexts()).filter((text) => text.includes("[Ln"));
      assert.ok(messages.length > 0);
      for (const message of messages) assert.match(message, /latchkey/i);
      assert.deepEqual(messages, [...new Set(messages)]);
    });

  it("is offered each member once", async () => {
    const driver = workbench();
    await driver.openFile("wrong.key-policy.json");
    await driver.goTo(9, 19);
    await driver.page.keyboard.type(",");
    await driver.page.keyboard.press("Enter");
    const labels = await driver.suggestionsFor('"');
    assert.ok(labels.includes("Condition"), labels.join(" "));
    assert.deepEqual(labels, [...new Set(labels)]);
  });
});
