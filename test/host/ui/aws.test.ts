import { CreateAliasCommand, CreateKeyCommand, GetKeyPolicyCommand, KMSClient } from "@aws-sdk/client-kms";
import assert from "node:assert/strict";
import { startMoto, type Moto } from "../../aws/moto.ts";
import { AccessPage } from "../accessPage.ts";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

const region = "eu-central-1";
const account = "111122223333";
const alias = "alias/records";

const policy = {
  Version: "2012-10-17",
  Statement: [
    statement("Administer", "KeyAdministrator", ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy"]),
    statement("Use", "RecordsService", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ],
};

function statement(sid: string, role: string, actions: readonly string[]): object {
  const principal = { AWS: `arn:aws:iam::${account}:role/${role}` };
  return { Sid: sid, Effect: "Allow", Principal: principal, Action: actions, Resource: "*" };
}

describe("a person who works on what is deployed", () => {
  let moto: Moto;
  let kms: KMSClient;
  let keyArn = "";

  before(async () => {
    moto = await startMoto(account);
    const credentials = { accessKeyId: "emulated", secretAccessKey: "emulated" };
    kms = new KMSClient({ region, endpoint: moto.endpoint, credentials });
    const made = await kms.send(new CreateKeyCommand({ Policy: JSON.stringify(policy) }));
    keyArn = made.KeyMetadata?.Arn ?? "";
    await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: keyArn }));
  });
  after(async () => {
    kms.destroy();
    await moto.stop();
  });

  const workbench = useWorkbench(
    {},
    {
      examples: false,
      environment: () => ({ ...moto.env, AWS_ENDPOINT_URL: undefined }),
      settings: () => ({ "latchkey.aws.endpoint": moto.endpoint }),
    },
  );

  /** What AWS has by its own account. */
  async function deployed(): Promise<object> {
    const answer = await kms.send(new GetKeyPolicyCommand({ KeyId: keyArn, PolicyName: "default" }));
    return JSON.parse(answer.Policy ?? "") as object;
  }

  async function accept(driver: Driver, question: string, typed: string, row: string): Promise<void> {
    await driver.question(question);
    await driver.quickInput().fill(typed);
    await driver.quickPickRow(row).waitFor();
    await driver.page.keyboard.press("Enter");
  }

  it("imports the policy of a key", async () => {
    const driver = workbench();
    await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    await accept(driver, "AWS Profile", "Environment", "Environment");
    await accept(driver, "AWS Region", region, region);
    await driver.question("Import Key Policy from AWS");
    await driver.quickPickRow(alias).getByText("Enabled").waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.question("Folder for the Documents");
    await driver.page.keyboard.press("Enter");
    await driver.activeTab("key-policy.json").waitFor();
    assert.deepEqual(JSON.parse(await driver.textWith("RecordsService")), policy);
  });

  it("compares an edited policy with AWS, in text and in access", async () => {
    const driver = workbench();
    const text = await driver.text();
    await driver.setText(text.replace("role/RecordsService", "role/Backup"));
    await driver.runCommand("Latchkey: Compare with AWS");
    await driver.page.locator(".tab", { hasText: `${alias} in AWS ↔ key-policy.json` }).waitFor();
    const page = new AccessPage(driver.page);
    const changes = page.rows("changes");
    await changes.first().waitFor();
    assert.match((await changes.allInnerTexts()).join("\n"), /role\/Backup/);
  });

  it("applies it after seeing what that changes, and takes that back", async () => {
    const driver = workbench();
    await driver.page.locator(".tab", { hasText: /^key-policy\.json$/ }).click();
    await driver.runCommand("Latchkey: Apply Key Policy to AWS…");
    const dialog = driver.page.locator(".monaco-dialog-box");
    await dialog.getByText(`Replace the key policy of ${alias} in AWS with key-policy.json?`).waitFor();
    assert.match(
      await dialog.innerText(),
      /role\/Backup: before neither allowed nor denied, now allowed by "Use"/,
    );
    await dialog.getByRole("button", { name: "Apply" }).click();
    const done = driver.notification(`AWS has the new key policy of ${alias}`);
    await done.waitFor();
    assert.match(JSON.stringify(await deployed()), /role\/Backup/);
    assert.doesNotMatch(JSON.stringify(await deployed()), /role\/RecordsService/);

    await done.getByRole("button", { name: "Undo" }).click();
    await driver.notification("again that it had before").waitFor();
    assert.deepEqual(await deployed(), policy);
  });
});
