import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { useWorkbench } from "./session.ts";

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:role/RecordsService" },
      "Action": "s3:GetObjekt",
      "Resource": "arn:aws:s3:::example-records/*"
    }
  ]
}
`;
const rule = "policy/unknown-action";
const title = `Silence ${rule} in statement "Read"`;

const wrong = `{
  // Agreed on in March.
  "rules": [{ "rule": "${rule}", "severity": "of", "reason": "It is to come." }]
}
`;

describe("a person who keeps what a rule finds", () => {
  const workbench = useWorkbench(
    { "records.bucket-policy.json": policy, "closed/latchkey.json": wrong },
    { examples: false },
  );

  async function askForReason(): Promise<void> {
    const driver = workbench();
    await driver.openFile("records.bucket-policy.json");
    await driver.squiggles("error").first().waitFor();
    await driver.goTo(8, 20);
    await driver.takeQuickFix(title);
    await driver.question(title);
  }

  it("writes nothing when the question for the reason is left", async () => {
    const driver = workbench();
    await askForReason();
    await driver.page.keyboard.press("Escape");
    await driver.quickInput().waitFor({ state: "hidden" });
    assert.equal(existsSync(join(driver.folder, "latchkey.json")), false);
    await driver.squiggles("error").first().waitFor();
  });

  it("is asked for a reason, and no longer told of it once latchkey.json has that", async () => {
    const driver = workbench();
    await askForReason();
    await driver.page.keyboard.press("Enter");
    await driver.complaint("An entry needs a reason.").waitFor();
    await driver.quickInput().fill("It is to come.");
    await driver.accept(title);

    await driver.squiggles("error").first().waitFor({ state: "detached" });
    const rows = await driver.problems();
    await rows.filter({ hasText: rule }).first().waitFor({ state: "detached" });
    const written = JSON.parse(await readFile(join(driver.folder, "latchkey.json"), "utf8")) as unknown;
    const entry = { rule, paths: "records.bucket-policy.json", sids: "Read", severity: "off" };
    assert.deepEqual(written, { rules: [{ ...entry, reason: "It is to come." }] });
  });

  it("is told once what is wrong with a latchkey.json, open or not, and may comment on it", async () => {
    const driver = workbench();
    const rows = await driver.problems();
    // Those on the policy are there besides.
    const messages = rows.filter({ hasText: "[Ln", hasNotText: "s3/" });
    await messages.filter({ hasText: "config/wrong-severity" }).first().waitFor();
    assert.equal(await messages.count(), 1);

    await messages.getByText("is one of").first().dblclick();
    await driver.activeTab("latchkey.json").waitFor();
    await driver.statusBar("JSON with Comments").waitFor();
    await driver.squiggles("error").first().waitFor();
    await driver.setText(wrong.replace('"of"', '"off"'));
    await messages.filter({ hasText: "config/without-effect" }).first().waitFor();
    assert.equal(await messages.count(), 1);
    await driver.goTo(3, 25);
    await driver.takeQuickFix("Remove this entry");
    await messages.first().waitFor({ state: "detached" });
    assert.equal(await driver.textWith("March"), wrong.replace(/\[.*\]/, "[]"));
  });

  it("is offered once what an entry of it may say", async () => {
    const driver = workbench();
    await driver.goTo(3, 13);
    await driver.page.keyboard.type("{");
    const labels = await driver.suggestionsFor('"');
    assert.ok(labels.includes("reason"), labels.join(" "));
    assert.deepEqual(labels, [...new Set(labels)]);
  });
});
