import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

const beginning = '{\n  "Version": "2012-10-17",\n  "Statement": [\n    \n  ]\n}\n';

describe("a person who writes a policy", () => {
  const workbench = useWorkbench({
    "written.json": beginning,
    "begun.key-policy.json": beginning,
    "empty.json": "",
    "settings.json": '{\n  "steps": [\n    \n  ]\n}\n',
  });

  it("inserts a statement where the kind does not show yet, and gets it checked", async () => {
    const driver = workbench();
    await driver.openFile("written.json");
    await driver.goTo(4, 5);
    await driver.suggest("kms-key-use", "Key use statement");
    await driver.page.keyboard.press("Escape");
    const statement = JSON.parse(await driver.text()) as { Statement: { Action: string[] }[] };
    assert.deepEqual(statement.Statement[0]?.Action, ["kms:GenerateDataKey", "kms:Decrypt"]);
  });

  it("fills a statement in from place to place, and each value wherever it stands", async () => {
    const driver = workbench();
    await driver.openFile("begun.key-policy.json");
    await driver.goTo(4, 5);
    await driver.suggest("kms-key-use", "Key use statement");
    const { keyboard } = driver.page;
    await keyboard.type("444455556666");
    await keyboard.press("Tab");
    await keyboard.type("Writer");
    await keyboard.press("Tab");
    // The Region is one of a list.
    await driver.suggestion("eu-west-1").click();
    await keyboard.press("Tab");
    await keyboard.type(" ");
    const { Statement } = JSON.parse(await driver.text()) as { readonly Statement: readonly unknown[] };
    assert.deepEqual(Statement, [
      {
        Sid: "UseKeyThroughS3",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::444455556666:role/Writer" },
        Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        Resource: "*",
        Condition: {
          StringEquals: {
            "kms:ViaService": "s3.eu-west-1.amazonaws.com",
            "kms:CallerAccount": "444455556666",
          },
        },
      },
    ]);
    await driver.goTo(5, 1);
    assert.match(await driver.text(), /^ {4}\{\n {6}"Sid"/m);
  });

  it("is offered each snippet once, statements inside of Statement and whole documents elsewhere", async () => {
    const driver = workbench();
    const offeredIn = async (file: string, line: number, typed: string): Promise<readonly string[]> => {
      await driver.openFile(file);
      await driver.goTo(line, 5);
      const labels = await driver.suggestionsFor(typed);
      await driver.page.keyboard.press("Escape");
      return labels.filter((label) => /^(?:kms|s3|new)-/.test(label));
    };
    const statements = ["kms-account-recovery", "kms-key-administration", "kms-key-use"];
    const documents = ["new-bucket-encryption", "new-bucket-policy", "new-key-policy"];
    assert.deepEqual([...(await offeredIn("begun.key-policy.json", 4, "kms-"))].sort(), statements);
    assert.deepEqual(await offeredIn("settings.json", 3, "kms-"), []);
    assert.deepEqual([...(await offeredIn("empty.json", 1, "new-"))].sort(), documents);
  });
});
