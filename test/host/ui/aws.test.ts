import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { applyDocument } from "../../../server/src/aws/aws.ts";
import { account, bucket, makeBucket, region } from "../../aws/account.ts";
import { manyKeys } from "../../aws/manyKeys.ts";
import { kmsError } from "../../aws/proxy.ts";
import { AccessPage } from "../accessPage.ts";
import { alias, secret, useAwsWorkbench } from "./awsWorkbench.ts";
import { useWorkbench } from "./session.ts";

const file = "key-policy.json";

const policy = {
  Version: "2012-10-17",
  Statement: [
    statement("Administer", "KeyAdministrator", ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:PutKeyPolicy"]),
    statement("Use", "RecordsService", ["kms:Decrypt", "kms:GenerateDataKey"]),
  ],
};

const roleWithMfa = `
[profile admin]
role_arn = arn:aws:iam::${account}:role/KeyAdministrator
credential_source = Environment
mfa_serial = arn:aws:iam::${account}:mfa/ann
`;

function statement(sid: string, role: string, actions: readonly string[]): object {
  const principal = { AWS: `arn:aws:iam::${account}:role/${role}` };
  return { Sid: sid, Effect: "Allow", Principal: principal, Action: actions, Resource: "*" };
}

describe("a person who works on what is deployed", () => {
  const current = useAwsWorkbench(policy);

  /** Brings the document itself to the front, and gives its text. */
  async function openDocument(): Promise<string> {
    const { driver } = current();
    await driver.page.locator(".tab", { hasText: new RegExp(`^${file}$`) }).click();
    return driver.textWith("Administer");
  }

  it("finds a key among thousands", async () => {
    const { driver, proxy, accept } = current();
    const lists = manyKeys(3000);
    proxy.decide((request) => (/List(Keys|Aliases)$/.test(request.operation) ? lists(request) : "pass"));
    await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    await accept("AWS Profile", "Environment", "Environment");
    await accept("AWS Region", region, region);
    await driver.question("Import Key Policy from AWS");
    // The last of them is there once all pages are.
    await driver.quickInput().fill("alias/key-2998");
    await driver.quickPickRow("alias/key-2998").waitFor();
    await driver.statusBar(`AWS: environment · ${region}`).waitFor();
    await driver.page.keyboard.press("Escape");
    await driver.statusBar("AWS:").waitFor({ state: "detached" });
  });

  it("types the alias of a key where listing is not allowed", async () => {
    const { driver, proxy, accept } = current();
    proxy.decide(({ operation }) =>
      operation.endsWith("ListAliases") ? kmsError("AccessDeniedException", "no") : "pass",
    );
    await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    await accept("Import Key Policy from AWS", alias, alias);
    await driver.question("Folder for the Documents");
    await driver.page.keyboard.press("Escape");
  });

  it("imports the policy of a key", async () => {
    const { driver } = current();
    await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    await driver.question("Import Key Policy from AWS");
    await driver.quickPickRow(alias).getByText("Enabled · SYMMETRIC_DEFAULT · AWS_KMS").waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.question("Folder for the Documents");
    await driver.page.keyboard.press("Enter");
    await driver.activeTab(file).waitFor();
    assert.deepEqual(JSON.parse(await driver.textWith("RecordsService")), policy);
  });

  it("compares an edited policy with AWS, in text and in access", async () => {
    const { driver } = current();
    await driver.setText((await driver.text()).replace("role/RecordsService", "role/Backup"));
    await driver.runCommand("Latchkey: Compare with AWS");
    await driver.page.locator(".tab", { hasText: `${alias} in AWS ↔ ${file}` }).waitFor();
    const changes = new AccessPage(driver.page).rows("changes");
    await changes.first().waitFor();
    assert.match((await changes.allInnerTexts()).join("\n"), /role\/Backup/);
  });

  it("applies it after seeing what that changes, and takes that back", async () => {
    const { driver, dialog, deployed } = current();
    const text = await openDocument();
    await driver.runCommand("Latchkey: Apply Key Policy to AWS…");
    await dialog.getByText(`Replace the key policy of ${alias} in AWS with ${file}?`).waitFor();
    assert.match(
      await dialog.innerText(),
      /role\/Backup: before neither allowed nor denied, now allowed by "Use"/,
    );
    await dialog.getByRole("button", { name: "Apply" }).click();
    const done = driver.notification(`AWS has the new key policy of ${alias}`);
    await done.waitFor();
    assert.deepEqual(await deployed(), JSON.parse(text));

    await done.getByRole("button", { name: "Undo" }).click();
    await driver.notification("again that it had before").waitFor();
    assert.deepEqual(await deployed(), policy);
    await driver.page.locator(".explorer-folders-view").getByText(`${file}.aws-`).first().waitFor();
  });

  it("is told that AWS has the old one where the connection is cut, and sees AWS's complaint where it belongs", async () => {
    const { driver, dialog, deployed, proxy } = current();
    await openDocument();
    const failing = async (words: string): Promise<void> => {
      await driver.runCommand("Latchkey: Apply Key Policy to AWS…");
      await dialog.getByRole("button", { name: "Apply" }).click();
      await driver.notification(words).waitFor();
      assert.deepEqual(await deployed(), policy);
      await driver.closeNotifications();
      await openDocument();
    };
    proxy.decide(({ operation }) => (operation.endsWith("PutKeyPolicy") ? "cut" : "pass"));
    await failing(`AWS still has the key policy of ${alias} as it was.`);
    const invalid = `Policy contains invalid principals: arn:aws:iam::${account}:role/Backup`;
    proxy.decide(({ operation }) =>
      operation.endsWith("PutKeyPolicy") ? kmsError("MalformedPolicyDocumentException", invalid) : "pass",
    );
    await failing("as it was. AWS does not take it for");
    await driver.squiggles("error").waitFor();
    const problems = await driver.problems();
    await problems
      .filter({ hasText: `AWS does not take this document: ${invalid}` })
      .filter({ hasText: "Latchkey (AWS," })
      .waitFor();
  });

  it("replaces nothing that has changed since it was shown", async () => {
    const { driver, dialog, deployed, direct, keyArn } = current();
    const key = { kind: "kms-key-policy", of: keyArn } as const;
    const [shown, others] = [policy, { ...policy, Statement: policy.Statement.slice(0, 1) }].map((one) =>
      JSON.stringify(one),
    );
    await openDocument();
    await driver.runCommand("Latchkey: Apply Key Policy to AWS…");
    await dialog.getByRole("button", { name: "Apply" }).waitFor();
    await applyDocument(direct, key, { shown, wanted: others });
    await dialog.getByRole("button", { name: "Apply" }).click();
    await driver.notification(`Nothing was sent: the key policy of ${alias} has changed in AWS`).waitFor();
    assert.equal(JSON.stringify(await deployed()), others);
    await applyDocument(direct, key, { shown: others, wanted: shown });
    await driver.closeNotifications();
  });

  it("chooses another key for the document", async () => {
    const { driver, accept } = current();
    await openDocument();
    await driver.runCommand("Latchkey: Choose Key or Bucket in AWS for This Document…");
    await accept("Choose What AWS Has This Document For: Key", alias, alias);
    await driver.notification(`${file} is the key policy of ${alias} from now on.`).waitFor();
  });

  it("applies what has errors only after typing whose policy it is", async () => {
    const { driver, dialog, deployed } = current();
    const text = await openDocument();
    await driver.setText(text.replace("kms:GenerateDataKey", "kms:GenerateDataKeys"));
    await driver.runCommand("Latchkey: Apply Key Policy to AWS…");
    await driver.question(`stand`);
    await driver.quickInput().fill("alias/other");
    await driver.complaint().waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.quickInput().fill(alias);
    await driver.complaint().waitFor({ state: "detached" });
    await driver.page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.deepEqual(await deployed(), policy);
    await openDocument();
    await driver.setText(JSON.stringify(policy, undefined, 2));
  });

  it("checks rotation and state, and dismisses what was found", async () => {
    const { driver } = current();
    await openDocument();
    await driver.runCommand("Latchkey: Dismiss Findings from AWS");
    await driver.runCommand("Latchkey: Check Rotation and State in AWS");
    await driver.notification("Enabled · SYMMETRIC_DEFAULT").waitFor();
    const problems = await driver.problems();
    const found = problems.filter({ hasText: "does not rotate" });
    await found.waitFor();
    assert.match(await found.innerText(), /Latchkey \(AWS, \d\d:\d\d\)/);
    await driver.runCommand("Latchkey: Dismiss Findings from AWS");
    await found.waitFor({ state: "detached" });
  });

  it("imports policy and encryption of a bucket", async () => {
    const { driver, direct, accept, keyArn } = current();
    await makeBucket(direct);
    const byDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn };
    const encryption = { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }] };
    const wanted = JSON.stringify(encryption);
    await applyDocument(direct, { kind: "s3-bucket-encryption", of: bucket }, { shown: undefined, wanted });
    await driver.runCommand("Latchkey: Import Bucket Policy and Encryption from AWS…");
    await accept("Import Bucket Policy and Encryption", bucket, bucket);
    await driver.question("Folder for the Documents");
    await driver.page.keyboard.press("Enter");
    await driver.activeTab("bucket-encryption.json").waitFor();
    assert.deepEqual(JSON.parse(await driver.textWith("KMSMasterKeyID")), encryption);
  });

  it("sees that the set is about another key than AWS's", async () => {
    const { driver, keyArn } = current();
    const other = keyArn.replace(/.{12}$/, "000000000000");
    await driver.setText((await driver.text()).replace(keyArn, other));
    await openDocument();
    await driver.runCommand("Latchkey: Check Rotation and State in AWS");
    const problems = await driver.problems();
    await problems.filter({ hasText: `the other documents of its set name ${other}` }).waitFor();
    await driver.runCommand("Latchkey: Dismiss Findings from AWS");
  });

  it("gives up what takes long", async () => {
    const { driver, proxy } = current();
    await openDocument();
    await driver.closeNotifications();
    proxy.decide(() => new Promise(() => undefined));
    await driver.runCommand("Latchkey: Compare with AWS");
    const progress = driver.notification(`Reading the key policy of ${alias}`);
    await progress.getByRole("button", { name: "Cancel" }).click();
    await progress.waitFor({ state: "detached" });
    await driver.statusBar("AWS:").waitFor({ state: "detached" });
    assert.equal(await driver.page.locator(".notification-toast").count(), 0);
  });

  it("gives the code of a device where a role asks for it, and is not asked again", async () => {
    const { driver, accept } = current();
    writeFileSync(process.env["AWS_CONFIG_FILE"] ?? "", roleWithMfa);
    await driver.runCommand("Latchkey: Choose AWS Profile and Region…");
    await accept("AWS Profile", "admin", "admin");
    await accept("AWS Region", region, region);
    await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    await driver.question("AWS MFA Code");
    await driver.quickInput().fill("12");
    await driver.complaint().waitFor();
    await driver.quickInput().fill("123456");
    await driver.complaint().waitFor({ state: "detached" });
    await driver.page.keyboard.press("Enter");
    for (const last of [false, true]) {
      await driver.question("Import Key Policy from AWS");
      await driver.quickPickRow(alias).waitFor();
      await driver.statusBar(`AWS: admin · ${region}`).waitFor();
      await driver.page.keyboard.press("Escape");
      if (!last) await driver.runCommand("Latchkey: Import Key Policy from AWS…");
    }
  });

  it("finds no credentials in anything that was written", async () => {
    const { filesWith } = current();
    assert.notDeepEqual(await filesWith("RecordsService"), []);
    assert.deepEqual(await filesWith(secret), []);
  });
});

describe("a person who does not trust a workspace", () => {
  const workbench = useWorkbench(
    { [file]: JSON.stringify(policy) },
    {
      examples: false,
      settings: () => ({
        "security.workspace.trust.enabled": true,
        "security.workspace.trust.startupPrompt": "never",
      }),
    },
  );

  it("is offered nothing that asks AWS, and everything else", async () => {
    const driver = workbench();
    await driver.openFile(file);
    await driver.page.keyboard.press("F1");
    await driver.quickInput().fill(">Latchkey: ");
    const rows = driver.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "Latchkey: Show Access" }).waitFor();
    const titles = (await rows.allInnerTexts()).join("\n");
    assert.doesNotMatch(titles, /from AWS|with AWS|to AWS|in AWS|AWS Profile/);
  });
});
