import assert from "node:assert/strict";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

interface Answer {
  readonly question: string;
  /** An answer that is refused while it stands there. */
  readonly wrong?: string;
  readonly right: string;
}

const key = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

const keyPolicyAnswers: readonly Answer[] = [
  { question: "Account", wrong: "1111", right: "111122223333" },
  { question: "Region", wrong: "nowhere", right: "eu-central-1" },
  { question: "Key administrators", wrong: "not a role!", right: "KeyAdministrator" },
  { question: "Key users", wrong: "KeyAdministrator", right: "RecordsService" },
  { question: "Bucket", wrong: "No_Bucket", right: "example-records" },
];

const bucketPolicyAnswers: readonly Answer[] = [
  { question: "Bucket", wrong: "No_Bucket", right: "example-records" },
  { question: "Region", right: "eu-central-1" },
  { question: "KMS key", wrong: "alias/records", right: key },
];

async function answer(driver: Driver, answers: readonly Answer[]): Promise<void> {
  for (const { question, wrong, right } of answers) {
    await driver.question(question);
    if (wrong !== undefined) {
      await driver.quickInput().fill(wrong);
      await driver.complaint().waitFor();
    }
    await driver.quickInput().fill(right);
    await driver.complaint().waitFor({ state: "detached" });
    await driver.page.keyboard.press("Enter");
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

describe("a person who wants a new document", () => {
  const workbench = useWorkbench();

  it("answers questions and gets a key policy without findings", async () => {
    const driver = workbench();
    await driver.runCommand("Latchkey: New Key Policy");
    await answer(driver, keyPolicyAnswers);
    await assertClean(driver, '"kms:TagResource"', '"kms:Decrypt"');
    const policy = JSON.parse(await driver.text()) as { Statement: object[] };
    assert.match(JSON.stringify(policy.Statement), /role\/KeyAdministrator.*role\/RecordsService/);
  });

  it("answers questions and gets a bucket policy without findings", async () => {
    const driver = workbench();
    await driver.runCommand("Latchkey: New Bucket Policy");
    await answer(driver, bucketPolicyAnswers);
    await assertClean(driver, key, "arn:aws:kms:eu-central-1:111122223333:key/<your-key-id>");
    const policy = JSON.parse(await driver.text()) as { Statement: object[] };
    assert.match(JSON.stringify(policy.Statement), /example-records/);
  });
});
