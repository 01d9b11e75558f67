import assert from "node:assert/strict";
import { bucketPolicy, encryption, keyPolicy, otherKey } from "../../support/setDocuments.ts";
import { useWorkbench } from "./session.ts";

const show = (json: object): string => JSON.stringify(json, undefined, 2);

describe("the view of the sets", () => {
  const workbench = useWorkbench(
    {
      "records/bucket-policy.json": show(bucketPolicy()),
      "records/key-policy.json": show(keyPolicy()),
      "records/bucket-encryption.json": show(encryption(otherKey)),
    },
    { examples: false },
  );

  it("shows a set with its documents and findings, and leads to them", async () => {
    const driver = workbench();
    const rows = await driver.sets();
    await rows.filter({ hasText: /^ledgerrecords/ }).waitFor();
    await rows.filter({ hasText: /^Uploads\d+ closed/ }).waitFor();

    const document = rows.filter({ hasText: /^bucket-encryption\.json/ });
    const spoken = (await document.getAttribute("aria-label")) ?? "";
    assert.match(spoken, /^bucket-encryption\.json, S3 bucket encryption, 1 warning/);
    await document.click();
    await driver.activeTab("bucket-encryption.json").waitFor();

    await driver.expand(rows.filter({ hasText: /^Findings/ }));
    await rows.filter({ hasText: /^This names the key.*bucket-policy\.json:\d+$/ }).click();
    await driver.activeTab("bucket-policy.json").waitFor();
    await driver.selection(/selected/).waitFor();
  });
});
