import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { uploadMatrixOf } from "../../../server/src/engine/features/uploadMatrix.ts";
import { readDocument } from "../../../server/src/engine/engine.ts";
import { AccessPage } from "../accessPage.ts";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

const file = "bucket-policy.json";
const denyOfOtherKeys = /,\s*\{\s*"Sid": "UploadsMustUseTheRecordsKey"[^]*?\n {4}\}/;

describe("a person who wants to know what a policy lets through", () => {
  const workbench = useWorkbench();
  let page: AccessPage;

  before(async () => {
    const driver = workbench();
    page = new AccessPage(driver.page);
    await driver.openFile(file);
  });

  it("reads it above the statements, and opens the matrix from there", async () => {
    const { matrix } = await exampleMatrix();
    await workbench().lens(matrix.summary).click();
    await page.heading(`What ${file} lets through`).waitFor();
    await page
      .rows("uploads")
      .nth(matrix.rows.length - 1)
      .waitFor();
    assert.equal(await page.rows("uploads").count(), matrix.rows.length);
    for (const { row, title, verdict } of matrix.rows) {
      const text = await page.row(row).innerText();
      assert(text.includes(title) && text.includes(verdict), text);
    }
  });

  it("goes to the statement that closes a row", async () => {
    const driver = workbench();
    const { text } = await exampleMatrix();
    await page.row("kms-no-key-id").getByRole("button").click();
    const line = text.split("\n").findIndex((one) => one.includes("UploadsMustUseTheRecordsKey"));
    // The whole statement is selected, and the cursor is at its end.
    await driver.selection(/\(\d+ selected\)/).waitFor();
    await driver.page.keyboard.press("ArrowLeft");
    await driver.selection(new RegExp(`^Ln ${String(line)}, Col 5$`)).waitFor();
  });

  it("sees a row open while the statement is away, with a request to try", async () => {
    const driver = workbench();
    const { text } = await exampleMatrix();
    await driver.setText(text.replace(denyOfOtherKeys, ""));
    const row = page.row("kms-other-key-same-account");
    await row.getByText("open", { exact: true }).waitFor();
    assert.match(await row.innerText(), /aws s3api put-object --bucket example-records/);
    assert.match((await page.status().textContent()) ?? "", /^Uploads: .* open/);

    await driver.page.keyboard.press("Control+Z");
    await row.getByText("closed", { exact: true }).waitFor();
    assert.doesNotMatch(await row.innerText(), /put-object/);
  });

  it("keeps the matrix while the text is half typed", async () => {
    const driver = workbench();
    const { text, matrix } = await exampleMatrix();
    await driver.setText(text.slice(0, -3));
    await page.notice("syntax errors").waitFor();
    assert.equal(await page.rows("uploads").count(), matrix.rows.length);
    await driver.page.keyboard.press("Control+Z");
    await page.notice("syntax errors").waitFor({ state: "detached" });
    await driver.lens(matrix.summary).waitFor();
  });

  it("copies the request of an open row and tests another, by keys alone", async () => {
    const driver = workbench();
    const { keyboard } = driver.page;
    await driver.runCommand("Latchkey: Show Access");
    await driver.activeTab(`Access: ${file}`).waitFor();
    await page.tabTo("Copy the command for kms-right-key");
    await keyboard.press("Enter");
    await page.status().getByText("Copied.").waitFor();
    assert.match(await driver.clipboard(), /^aws s3api put-object --bucket example-records .*8f4c1d2e/);
    await page.tabTo("Test a Request…");
    await keyboard.press("Enter");
    await answerByKeys(driver, ["Principal", "Action", "Resource"]);
    await driver.question("Encryption Headers");
    await keyboard.type("AES256");
    await driver.quickPickRow("AES256").waitFor();
    await keyboard.press("Enter");
    await answerByKeys(driver, ["Conditions"]);

    await page.decision().waitFor();
    assert.match(await page.decision().innerText(), /Denied/);
    const statements = await page.rows("tested").allInnerTexts();
    assert.equal(statements.length, 3);
    assert.match(statements[0] ?? "", /no\s.*did not hold/s);
    assert.match(statements[1] ?? "", /decides[^]*yes\s/);
  });

  it("finds panel and request again after a reload", async () => {
    const driver = workbench();
    await driver.runCommand("Developer: Reload Window");
    await page.heading(`What ${file} lets through`).waitFor();
    await page.decision().waitFor();
    assert.match(await page.decision().innerText(), /Denied/);
  });

  it("closes the panel with the document", async () => {
    const driver = workbench();
    await driver.page.locator(".monaco-editor .view-line").first().click();
    await driver.runCommand("View: Close All Editors in Group");
    await page.heading(`What ${file} lets through`).waitFor({ state: "detached" });
  });
});

describe("a person who asks who may do what with a key", () => {
  const workbench = useWorkbench();

  it("gets a table by command, and is told why where there is none", async () => {
    const driver = workbench();
    const page = new AccessPage(driver.page);
    await driver.openFile("bucket-encryption.json");
    await driver.runCommand("Latchkey: Show Access");
    await driver.notification("Open a KMS key policy or an S3 bucket policy first.").waitFor();

    await driver.openFile("administrator-can-decrypt.key-policy.json");
    await driver.runCommand("Latchkey: Show Access");
    const administrator = page.row("arn:aws:iam::111122223333:role/KeyAdministrator");
    assert.match(await administrator.innerText(), /administers and uses[^]*4 actions[^]*kms:Decrypt/);
    assert.equal(await page.rows("key").count(), 3);
    await administrator.getByText("4 actions").click();
    await administrator.getByText("kms:PutKeyPolicy").waitFor();
  });
});

describe("a person who changed a policy", () => {
  const workbench = useWorkbench({}, { git: true });

  it("sees what that changes for access since the last commit", async () => {
    const driver = workbench();
    const page = new AccessPage(driver.page);
    const { text, matrix } = await exampleMatrix();
    const changed = text.replace(denyOfOtherKeys, "");
    await driver.openFile(file);
    await driver.lens(matrix.summary).waitFor();
    await driver.setText(changed);
    // The rest depends on what the other documents of the folder say of the key.
    const [closed = ""] = matrixOf(changed).summary.split(" · ");
    await driver.lens(closed).waitFor();
    await driver.runCommand("Latchkey: What Changed for Access?");
    await driver.question("What Changed for Access?");
    await driver.page.keyboard.press("Enter");
    await page.heading("What changed since its last commit").waitFor();
    const change = page.rows("changes").filter({ hasText: "another key of the account" });
    assert.match(await change.innerText(), /denied[^]*UploadsMustUseTheRecordsKey[^]*put-object/);
  });
});

/** What the engine says of the example, and its text. */
async function exampleMatrix() {
  const text = await readFile(new URL(`../../../examples/${file}`, import.meta.url), "utf8");
  return { text, matrix: matrixOf(text) };
}

function matrixOf(text: string) {
  const policy = readDocument({ text, fileName: file });
  assert(policy !== undefined);
  return uploadMatrixOf(policy);
}

/** Takes the first offer of each question. */
async function answerByKeys(driver: Driver, questions: readonly string[]): Promise<void> {
  for (const question of questions) {
    await driver.question(question);
    await driver.page.keyboard.press("Enter");
  }
}
