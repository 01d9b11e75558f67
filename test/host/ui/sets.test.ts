import assert from "node:assert/strict";
import { plantedDisagreements, plantedFiles } from "../../support/plantedSets.ts";
import { useWorkbench } from "./session.ts";

describe("the view of the sets", () => {
  const workbench = useWorkbench(plantedFiles, { examples: false });

  it("shows each set with its documents and findings, and leads to them", async () => {
    const driver = workbench();
    const rows = await driver.sets();
    await rows.filter({ hasText: /^right-records/ }).waitFor();
    await rows.filter({ hasText: /^planted-records/ }).waitFor();
    const uploads = rows.filter({ hasText: /^Uploads\d+ closed/ });
    await uploads.nth(1).waitFor();

    const document = rows.filter({ hasText: /^bucket-encryption\.json/ }).first();
    const spoken = (await document.getAttribute("aria-label")) ?? "";
    assert.match(spoken, /^bucket-encryption\.json, S3 bucket encryption, 3 warnings/);
    await document.click();
    await driver.activeTab("bucket-encryption.json").waitFor();

    await driver.expand(rows.filter({ hasText: /^Findings/ }).first());
    const planted = rows.filter({ hasText: /^This names the key/ });
    await planted.first().waitFor();
    assert.equal(
      await planted.count(),
      2 * plantedDisagreements.filter(([rule]) => rule === "arn/key-differs").length,
    );
    await planted.filter({ hasText: /bucket-policy\.json:\d+$/ }).click();
    await driver.activeTab("bucket-policy.json").waitFor();
    await driver.selection(/selected/).waitFor();
  });
});
