import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

describe("a person who writes a policy", () => {
  const workbench = useWorkbench({
    "written.json": '{\n  "Version": "2012-10-17",\n  "Statement": [\n    \n  ]\n}\n',
  });

  it("inserts a statement through the suggestions and gets it checked", async () => {
    const driver = workbench();
    await driver.openFile("written.json");
    await driver.goTo(4, 5);
    await driver.suggest("kms-key-use", "Key use statement");
    await driver.page.keyboard.press("Escape");
    const statement = JSON.parse(await driver.text()) as { Statement: { Action: string[] }[] };
    assert.deepEqual(statement.Statement[0]?.Action, ["kms:GenerateDataKey", "kms:Decrypt"]);
  });
});
