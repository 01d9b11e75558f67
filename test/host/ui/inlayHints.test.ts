import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

const policy = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: ["kms:ReEncrypt*"], Resource: "*" },
  ],
};

describe("a person who turns inlay hints on", () => {
  const workbench = useWorkbench(
    { "a.key-policy.json": JSON.stringify(policy, undefined, 2) },
    { examples: false, settings: () => ({ "latchkey.inlayHints": true }) },
  );

  it("reads behind a wildcard what it stands for", async () => {
    const driver = workbench();
    await driver.openFile("a.key-policy.json");
    const text = await driver.textWith("ReEncryptTo");
    assert.match(text, /kms:ReEncrypt\*"\W+ReEncryptFrom, ReEncryptTo/);
  });
});
