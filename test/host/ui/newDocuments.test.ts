import assert from "node:assert/strict";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

interface Answer {
  readonly question: string;
  /** An answer that is refused while it stands there, and words of why. */
  readonly wrong?: readonly [string, string];
  /** Undefined where what stands there will do. */
  readonly right?: string;
}

const key = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

const setupAnswers: readonly Answer[] = [
  { question: "Account", wrong: ["1111", "12 digits"], right: "111122223333" },
  { question: "Region", wrong: ["nowhere", "no name of a Region"], right: "eu-central-1" },
  { question: "Bucket", wrong: ["No_Bucket", "lower-case letters"], right: "example-records" },
  { question: "KMS key", wrong: ["alias/records", "full ARN"], right: key },
  { question: "Key administrators", wrong: ["not a role!", "no name of a role"], right: "KeyAdministrator" },
  { question: "Key users", wrong: ["KeyAdministrator", "administers the key"], right: "RecordsService" },
  { question: "Readers in other accounts" },
  { question: "Key policy" },
  { question: "Profile" },
  { question: "Options" },
  { question: "Rotation period", wrong: ["30", "90 to 2560"], right: "180" },
  { question: "Formats" },
];

async function answer(driver: Driver, answers: readonly Answer[]): Promise<void> {
  for (const { question, wrong, right } of answers) {
    const title = `: ${question} (`;
    await driver.question(title);
    if (wrong !== undefined) {
      await driver.quickInput().fill(wrong[0]);
      await driver.complaint(wrong[1]).waitFor();
    }
    if (right !== undefined) {
      await driver.quickInput().fill(right);
      await driver.complaint(wrong?.[1] ?? "").waitFor({ state: "detached" });
    }
    await driver.accept(title);
  }
}

/** Breaks the text and takes that back, so that it is certain that the findings are those of this text. */
async function assertClean(driver: Driver, written: string, broken: string): Promise<void> {
  const text = await driver.textWith(written);
  await driver.setText(text.replace(written, broken));
  await driver.squiggles("error").or(driver.squiggles("warning")).first().waitFor();
  await driver.setText(text);
  await driver.squiggles("error").or(driver.squiggles("warning")).first().waitFor({ state: "detached" });
}

describe("a person who begins with an empty folder", () => {
  const workbench = useWorkbench({}, { examples: false });

  it("answers questions, sees all files, and gets a setup without findings", async () => {
    const driver = workbench();
    const begin = Date.now();
    await driver.runCommand("Latchkey: New Encrypted Bucket Setup…");
    await answer(driver, setupAnswers);
    await driver.question("Write Files");
    assert(Date.now() - begin < 60_000);
    for (const name of ["latchkey-setup.json", "key-policy.json", "bucket-policy.json"])
      await driver.previewed(name).waitFor();
    assert.deepEqual(await driver.filesInExplorer(), []);

    await driver.page.keyboard.press("Enter");
    await driver.activeTab("latchkey-setup.json").waitFor();
    const names = ["bucket-encryption.json", "bucket-policy.json", "key-policy.json", "latchkey-setup.json"];
    assert.deepEqual(await driver.filesInExplorer(), [...names, "setup.sh"]);

    await driver.openFile("key-policy.json");
    await assertClean(driver, '"kms:TagResource"', '"kms:Decrypt"');
    await driver.openFile("bucket-policy.json");
    await assertClean(driver, key, key.replace("1b2c3d4e", "<your-key-id>"));
    await driver.openFile("bucket-encryption.json");
    await assertClean(driver, '"aws:kms"', '"AES128"');
    await driver.openFile("latchkey-setup.json");
    await assertClean(driver, '"example-records"', "7");
    assert.match(await driver.text(), /"rotationPeriodInDays": 180/);
  });

  it("goes back and forth between the questions, and finds the answers of the last time", async () => {
    const driver = workbench();
    await driver.runCommand("Latchkey: New Encrypted Bucket Setup…");
    await driver.question("Account (1/13)");
    assert.equal(await driver.quickInput().inputValue(), "");
    await driver.quickPickRow("111122223333").waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.question("Region (2/13)");
    await driver.page.getByRole("button", { name: "Back" }).click();
    await driver.question("Account (1/13)");
    await driver.page.keyboard.press("Escape");
  });

  it("is not robbed of a file that is there with another text", async () => {
    const driver = workbench();
    await driver.openFile("key-policy.json");
    const text = await driver.text();
    await driver.setText(text.replace("AdministerKey", "ManageKey"));
    await driver.page.keyboard.press("Control+S");
    await driver.runCommand("Latchkey: New Encrypted Bucket Setup…");
    for (const { question } of setupAnswers) await answer(driver, [{ question }]);
    await driver.question("Write Files");
    await driver.page.getByText("Replaces a file with another text").waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.openFile("key-policy.json");
    assert.match(await driver.text(), /ManageKey/);
  });

  const shortCuts: Readonly<Record<string, readonly [readonly string[], string]>> = {
    "New Key Policy": [
      [
        "Account",
        "Region",
        "Key administrators",
        "Key users",
        "Readers in other accounts",
        "Bucket",
        "Key policy",
      ],
      '"kms:RotateKeyOnDemand"',
    ],
    "New Bucket Policy": [["Bucket", "Region", "KMS key", "Profile", "Options"], '"aws:SecureTransport"'],
    "New Bucket Encryption": [["KMS key", "Options"], '"BucketKeyEnabled"'],
    "New Setup Script": [[...setupAnswers.slice(0, -1).map(({ question }) => question), "Shell"], "set -euo"],
  };
  for (const [title, [questions, words]] of Object.entries(shortCuts))
    it(`gets there by the same questions with ${title}`, async () => {
      const driver = workbench();
      await driver.runCommand(`Latchkey: ${title}`);
      for (const question of questions) await answer(driver, [{ question }]);
      await driver.activeTab("Untitled").waitFor();
      await driver.textWith(words);
    });
});
