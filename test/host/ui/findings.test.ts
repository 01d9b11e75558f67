import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

const policy = "administrator-can-decrypt.key-policy.json";
const rule = "kms/administrator-can-decrypt";

describe("a person who opens a policy", () => {
  const workbench = useWorkbench({
    "package.json": '{ "name": "x", "Statement": [{ "Action": "kms:Decrypt" }] }\n',
    "tsconfig.json": '{ "compilerOptions": {} }\n',
  });

  it("sees what is wrong, and the light bulb mends it", async () => {
    const driver = workbench();
    await driver.openFile(policy);
    await driver.squiggles("error").first().waitFor();
    await (await driver.problems()).filter({ hasText: rule }).first().waitFor();

    await driver.openFile(policy);
    const lines = (await driver.text()).split("\n");
    const line = lines.findIndex((text) => text.includes('["kms:Decrypt", "kms:DescribeKey"]'));
    assert.notEqual(line, -1);
    await driver.goTo(line + 1, (lines[line]?.indexOf("kms:Decrypt") ?? 0) + 1);
    await driver.takeQuickFix('Remove "kms:Decrypt"');

    await driver.squiggles("error").first().waitFor({ state: "detached" });
    assert.match(await driver.text(), /"Action": \["kms:DescribeKey"\]/);
    await (await driver.problems()).filter({ hasText: rule }).first().waitFor({ state: "detached" });
  });

  it("sees nothing on files that are no policies", async () => {
    const driver = workbench();
    await driver.openFile("package.json");
    await driver.openFile("tsconfig.json");
    // The server answers in order: once it has read a policy, it has read what was opened before it.
    await driver.openFile("bucket-policy-with-placeholder.json");
    await driver.squiggles("warning").first().waitFor();
    const rows = await (await driver.problems()).allTextContents();
    assert.deepEqual(
      rows.filter((row) => /package\.json|tsconfig\.json/.test(row)),
      [],
    );
  });
});
